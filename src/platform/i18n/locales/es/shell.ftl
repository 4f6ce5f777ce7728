### Marco: navegación de la empresa y pestañas de su configuración

nav-inventory = Inventario móvil
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
