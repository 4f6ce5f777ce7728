# What the ERP answers, told to the person who waits for it.
erp-rejected = The ERP does not recognise this key. Generate a new one and paste it here.
erp-expired = This key has expired. Generate a new one in the ERP and paste it here.
erp-subscription-inactive = The ERP says that the company’s subscription is not active. Renew it there and try again.
erp-rate-limited = The ERP asks for fewer calls for now. Try again later.
erp-rate-limited-wait = { $count ->
    [one] The ERP asks for fewer calls for now. Try again in a minute.
   *[other] The ERP asks for fewer calls for now. Try again in { $count } minutes.
}
erp-budget-spent = Today’s calls to the ERP are used up. Synchronisation goes on tomorrow.
erp-unreachable = The ERP cannot be reached. Try again in a few minutes.
erp-timed-out = The ERP did not answer in time. Try again in a few minutes.
erp-truncated = The ERP’s answer broke off. Try again.
erp-nonsense = The ERP answered something that we do not understand. If it happens again, tell support.
erp-server = The ERP had an internal error. Try again in a few minutes.
erp-refused = The ERP did not accept the request. If it happens again, tell support.
erp-key-empty = Paste the integration key here.
erp-key-too-long = This text is too long for a key. Copy the key only.
erp-key-not-a-token = This is not an integration key. Copy all of it from the ERP: it has three parts with dots between them.
erp-key-bad-claims = The key is damaged. Copy all of it from the ERP again.
