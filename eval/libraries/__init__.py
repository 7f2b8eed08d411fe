"""Libraries made for evaluations, kept between runs."""
