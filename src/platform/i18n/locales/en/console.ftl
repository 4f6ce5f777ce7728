### console

## Company
company-state-synchronising = First synchronisation
company-state-active = Active
company-state-key-failing = The integration key does not work
company-fault-name = Enter a name of 1 to 120 characters.
company-fault-zone = Choose a time zone from the list.
company-fault-language = Choose a language from the list.
company-fault-contact = The contact may have at most 200 characters.
company-fault-tone = Choose a tone from the list.
company-fault-country = Choose a country from the list.

## Integration keys
key-refused-malformed = This text is not an integration key. Copy the whole key from your profile in the ERP and paste it again.
key-refused-expired = This key has expired. Generate a new one in your profile in the ERP.
key-refused-rejected = The ERP does not accept this key. Check that it has not been replaced, and generate a new one if needed.
key-refused-erp-subscription = The ERP says that this company’s subscription is not active. Renew it and try again.
key-refused-not-administrator = The user of this key is not an administrator in the ERP. Use the key of the company’s main user.
key-refused-already-registered = This company is registered already. Ask one of its administrators to invite you.
key-refused-no-subscription = You have no subscription available. Request one to register your company.
key-refused-other-company = This key belongs to another company.
key-refused-unreachable = The ERP could not be reached. Try again in a few minutes.
key-refused-timed-out = The ERP took too long to answer. Try again in a few minutes.
key-pending-unknown = This verification is no longer available. Paste the key again.
key-pending-expired = The verification expired after 15 minutes. Paste the key again.

## Synchronisation
sync-error-rejected = The ERP no longer accepts the integration key. Register a new key.
sync-error-expired = The integration key has expired. Register a new key.
sync-error-subscription-inactive = The ERP says that the company’s subscription is not active.
sync-error-rate-limited = The ERP asked to wait. The synchronisation will go on by itself.
sync-error-budget-spent = The daily limit of calls to the ERP is reached. The synchronisation will go on tomorrow.
sync-error-unreachable = The ERP could not be reached. The last good data is kept.
sync-error-timed-out = The ERP did not answer in time. The last good data is kept.
sync-error-truncated = The ERP’s answer was incomplete. The last good data is kept.
sync-error-nonsense = The ERP’s answer could not be understood. The last good data is kept.
sync-error-server = The ERP had an internal error. The last good data is kept.
sync-error-refused = The ERP refused the request. The last good data is kept.
sync-error-no-key = The company has no integration key. Register one.
sync-error-internal = Something went wrong in this service. It has been recorded.
sync-step-waiting = Waiting
sync-step-profile = Company profile
sync-step-users = Users of the ERP
sync-step-currencies = Currencies
sync-step-clients = Clients
sync-step-recent = Invoices by date
sync-step-open = Open invoices
sync-step-reread = Invoices that changed
sync-step-figures = Balances by customer
sync-list-users = Users
sync-list-clients = Clients
sync-list-invoices = Invoices
sync-note-unreadable = Could not be read
sync-note-unknown-client = The ERP does not know its client
sync-note-unknown-currency = Unknown currency
sync-note-overpaid = More was paid than owed; its balance counts as nothing
