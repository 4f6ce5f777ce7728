### Marco: navegación de la empresa y pestañas de su configuración

nav-inventory = Inventario móvil
nav-inventory-short = Inventario
nav-mail = Correo enviado
nav-company = Empresa
nav-integrations = Integraciones
nav-settings = Configuración
nav-tasks = Tareas
nav-profile = Mi perfil
nav-operator = Operación

tabs-label = Configuración de la empresa
tabs-profile = Perfil
tabs-keys = Claves de Integración
tabs-team = Equipo de Trabajo
tabs-users = Usuarios y permisos
tabs-catalogues = Catálogos
tabs-centre = Centro de Clientes
tabs-collections = Cobranza
tabs-subscription = Suscripción
tabs-audit = Auditoría

nav-companies-all = Todas mis empresas
nav-invitations-short = Invitaciones
nav-register = Registrar Empresa
nav-register-short = Registrar
shell-banner-lapsed = La suscripción de esta empresa no está vigente: puede consultar sus datos, pero no se envían avisos ni se usan las extensiones.
shell-banner-key-failing = Bind ERP no acepta la clave de integración: los datos ya no se actualizan.
shell-banner-sync-failed = Los datos no se actualizan. { $why }
shell-banner-synchronising = Sincronización inicial en curso; normalmente tarda de 3 a 5 minutos.
