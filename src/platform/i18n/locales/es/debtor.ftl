### debtor
