### Frame: the company’s navigation and the tabs of its settings

nav-inventory = Mobile inventory
nav-inventory-short = Inventory
nav-mail = Sent mail
nav-company = Company
nav-integrations = Integrations
nav-settings = Settings
nav-tasks = Tasks
nav-profile = My profile
nav-operator = Operation

tabs-label = Company settings
tabs-profile = Profile
tabs-keys = Integration keys
tabs-team = Team
tabs-users = Users and permissions
tabs-catalogues = Catalogues
tabs-centre = Customer centre
tabs-collections = Collections
tabs-subscription = Subscription
tabs-audit = Audit

nav-companies-all = All my companies
nav-invitations-short = Invitations
nav-register = Register company
nav-register-short = Register
shell-banner-lapsed = This company’s subscription is not in force: its data can be read, but no notices leave and extensions cannot be used.
shell-banner-key-failing = Bind ERP does not accept the integration key: the data is no longer updated.
shell-banner-sync-failed = The data is not updated. { $why }
shell-banner-synchronising = The initial synchronisation is under way; it usually takes 3 to 5 minutes.
