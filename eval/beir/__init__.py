"""Public test data in BEIR layout through the product's retriever."""
