"""What stands around a plan in a published notice: who issued it, under which number, when."""
