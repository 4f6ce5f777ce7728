### Frame: the company's navigation and the tabs of its settings

nav-inventory = Mobile inventory
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
