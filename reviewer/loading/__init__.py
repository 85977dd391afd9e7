"""Loading a production: from its load files to exhibits, with a look at the rows before."""
