"""What the screens of the huishouden read, each in as few statements as it takes."""
