# Catalogues of the ERP, and what synchronisation reads beside customers and invoices.
catalogues-title = Catalogues
catalogues-lead = Choose what your company uses of what is in the ERP. What you leave unticked is kept but not offered. Your choice survives every synchronisation.
catalogues-price-lists = Price lists
catalogues-warehouses = Warehouses
catalogues-locations = Locations
catalogues-categories = Categories
catalogues-sellers = Sellers
catalogues-collectors = Collectors
catalogues-price-lists-hint = The lists that customers and agents are offered.
catalogues-warehouses-hint = The stock of a warehouse that is not ticked is not read from the ERP.
catalogues-locations-hint = The locations that you work with here.
catalogues-categories-hint = Each category stands below the one that it belongs to.
catalogues-sellers-hint = The ERP names them with each customer; the list fills up as customers’ details are read.
catalogues-collectors-hint = The ERP names them with each customer; the list fills up as customers’ details are read.
catalogues-price-lists-none = The ERP has no price lists.
catalogues-warehouses-none = The ERP has no warehouses.
catalogues-locations-none = The ERP has no locations.
catalogues-categories-none = The ERP has no categories.
catalogues-sellers-none = No customer has a seller yet.
catalogues-collectors-none = No customer has a collector yet.
catalogues-count = { $used } of { $all } in use
catalogues-save = Save
catalogues-saved = { $count ->
    [one] { $count } change saved.
   *[other] { $count } changes saved.
}
catalogues-same = There was nothing to change.
catalogues-incomplete = The form arrived incomplete. Check your choice and save again.
catalogues-none = No catalogues yet
catalogues-none-text = They are read from the ERP with the next synchronisation.
catalogues-to-sync = Go to Synchronisation
sync-step-catalogues = Catalogues
sync-step-accounts = Bank accounts
sync-step-products = Articles
sync-step-stock = Stock
sync-step-payments = Payments of invoices
sync-step-terms = Customers’ details
sync-list-open = Open invoices
sync-note-unknown-article = The ERP does not list its article
sync-note-not-read = Not read; tried again with the next pass
sync-lists = Lists
sync-lists-lead = Each pass reads what changes often. Long lists are read every so many hours, so that the day’s calls last.
sync-lists-list = List
sync-lists-rows = Rows
sync-lists-read = Last read
sync-lists-pace = How often
sync-lists-state = State
sync-lists-never = Not yet
sync-lists-good = Up to date
sync-lists-failing = Failing
sync-lists-every = { $count ->
    [one] With each pass
   *[other] Every { $count } hours
}
sync-backlog = To be read one by one
sync-backlog-payments = { $count ->
    [one] payments of { $count } invoice
   *[other] payments of { $count } invoices
}
sync-backlog-terms = { $count ->
    [one] details of { $count } customer
   *[other] details of { $count } customers
}
sync-backlog-only-payments = { $count ->
    [one] invoice, for its payments
   *[other] invoices, for their payments
}
sync-backlog-only-terms = { $count ->
    [one] customer, for the details
   *[other] customers, for their details
}
sync-backlog-none = Nothing waits
