### Operación de la instalación

## Operation
operator-lead = Lo que espera una decisión, y cómo está esta instalación.
operator-overview = Resumen
operator-waiting = Tareas
operator-what = Qué
operator-due = Para el
operator-task-requested = Solicitud de suscripción
operator-task-ending = Una suscripción está por vencer
operator-task-other = Tarea
operator-refuse = Descartar
operator-refused = La solicitud fue descartada.
operator-answered-before = La solicitud ya estaba atendida.
operator-figures = Cifras
operator-subscriptions-held = Suscripciones vigentes
operator-jobs-failed = Trabajos fallidos
operator-calls = Consultas al ERP de hoy
operator-installation = Instalación
operator-version = Versión
operator-engine = Base de datos
operator-address = Dirección pública
operator-sender = Remitente
operator-smtp = Servidor de correo
operator-smtp-well = Sin fallas
operator-smtp-failing = Con fallas
operator-smtp-fault = El servidor de correo falla desde el { $since }; los envíos esperan y se reintentan solos.
operator-workers = Procesos de trabajo activos

## Companies
operator-companies = Empresas
operator-companies-none = Ninguna empresa
operator-companies-none-text = Aquí verá las empresas registradas, su última sincronización y su suscripción.
operator-search-company = Nombre de la empresa
operator-administrators = Administradores

## Subscriptions
operator-subscriptions = Suscripciones
operator-subscriptions-short = Suscrip­ciones
operator-subscriptions-lead = Se otorgan a una persona; registrar una empresa toma una.
operator-subscriptions-none = Ninguna suscripción
operator-subscriptions-none-text = Otorgue la primera a la dirección de una cuenta.
operator-search-owner = Correo o empresa
operator-owner = Otorgada a
operator-free = Libre
operator-grant = Otorgar suscripción
operator-grant-lead = Rige desde hoy.
operator-grant-do = Otorgar
operator-grant-email = Correo electrónico de la cuenta
operator-grant-email-hint = La persona necesita una cuenta en esta instalación.
operator-until-hint = Último día, incluido. Vacío: sin fecha de término.
operator-granted = La suscripción fue otorgada.
operator-changed = Los cambios quedaron guardados y rigen desde ahora.
operator-ended = La suscripción terminó.
operator-fault-plan = Elija un plan.
operator-fault-until = Escriba un día que no haya pasado, o deje el campo vacío.
operator-fault-email = Escriba una dirección como nombre@empresa.test.
operator-fault-nobody = Ninguna cuenta tiene esta dirección.
operator-subscription = Suscripción
operator-terms = Condiciones
operator-history = Historial
operator-end = Terminar suscripción
operator-end-title = ¿Terminar esta suscripción?
operator-end-what = Deja de estar vigente de inmediato: los avisos automáticos y las extensiones se detienen.
operator-end-kept = Nada se borra. Con otro último día la suscripción vuelve a estar vigente.
operator-end-not = Conservarla

operator-release = Liberar
operator-release-title = ¿Liberar esta empresa?
operator-release-what = Los envíos se detienen, sus Claves de Integración y sus invitaciones se revocan y nadie la encuentra ya entre sus empresas. Los enlaces a estados de cuenta que se enviaron dicen que fueron retirados. No se puede deshacer.
operator-release-kept = Lo que se escribió se conserva, también la bitácora. Su número de empresa del ERP y su suscripción quedan libres para registrarla de nuevo.
operator-release-type = Para confirmar escriba { $slug }
operator-release-unlike = Escriba exactamente { $slug }.
operator-release-not = Conservarla
operator-released = { $name } quedó liberada.
operator-seats = Lugares por plan
operator-seats-text = Administradores y agentes ocupan un lugar. El número rige para todas las empresas con el plan.
operator-seats-saved = Los lugares quedaron guardados.
operator-fault-seats = Escriba un número entre 1 y 10,000.

## Jobs
operator-jobs = Trabajos
operator-jobs-lead = Lo que corre en segundo plano, lo que falló y lo que se repite.
operator-failed = Fallidos
operator-failed-none = Ningún trabajo falló.
operator-live = En espera y en curso
operator-live-none = Nada corre en este momento.
operator-recurring = Recurrentes
operator-last = Última vez
operator-next = Próxima vez
operator-never = Todavía no
operator-took = { $ms } ms
operator-attempts = Intentos
operator-cancel = Cancelar
operator-stopping = Deteniéndose
operator-job-retried = El trabajo comenzará en un momento.
operator-job-not-retried = Ese trabajo ya no está entre los fallidos, o el mismo ya está en curso.
operator-job-cancelled = El trabajo se detendrá en cuanto termine el paso en curso.
operator-job-over = Ese trabajo ya terminó.
operator-task-tick = Planear y preparar avisos
operator-task-reap = Recuperar lo de procesos caídos
operator-task-hourly = Sincronizar todas las empresas
operator-task-purge = Limpiar lo que caducó
operator-task-endings = Avisar de suscripciones por vencer
operator-task-hooks = Atender lo que avisa el ERP
operator-task-keys = Revisar claves por vencer
operator-job-subscription = Suscribirse a los avisos del ERP
operator-job-adjustment = Enviar un ajuste de existencias

## Mail
operator-mail = Correo sin entregar
operator-mail-lead = De todas las empresas y del propio servicio.
operator-mail-none = Todo llegó
operator-mail-none-text = No hay correos fallidos, de resultado desconocido ni en reintento.
operator-mail-to = Para
operator-mail-unknown = Resultado desconocido
operator-mail-failed = No entregado
operator-mail-again = Se reintenta
operator-mail-treat = Dar por enviado
operator-mail-resend = Enviar de nuevo
operator-mail-gone = Su texto ya no se conserva.
operator-mail-link = Lleva un enlace personal; su empresa la reenvía con uno nuevo.
operator-mail-settled = La decisión quedó anotada.
operator-mail-not-settled = Ese correo ya estaba resuelto o no se puede enviar de nuevo.
operator-kind-notice = Aviso de cobranza
operator-kind-reset = Restablecer contraseña
operator-kind-changed = Contraseña cambiada
operator-kind-invitation = Invitación al equipo
operator-kind-test = Prueba

## Accounts
operator-users = Usuarios
operator-user = Usuario
operator-users-lead = Quién tiene una cuenta en esta instalación. Desactivar una cierra sus sesiones al instante.
operator-users-none = Nadie
operator-users-none-text = Ninguna cuenta coincide con la búsqueda.
operator-search-user = Nombre o correo
operator-user-active = Activa
operator-user-disabled = Desactivada
operator-disable = Desactivar
operator-enable = Reactivar
operator-disabled = { $who } ya no puede entrar.
operator-enabled = { $who } puede entrar de nuevo.
operator-not-oneself = Nadie desactiva su propia cuenta.

## First operator
operator-setup-title = Operar esta instalación
operator-setup-lead = Con estos datos se crea la cuenta de quien opera Mostrador. Este enlace sirve una sola vez.
operator-setup-name = Su nombre
operator-setup-name-fault = Escriba su nombre, de hasta 100 caracteres.
operator-setup-email = Su correo electrónico
operator-setup-do = Crear mi cuenta
operator-setup-done = Su cuenta quedó creada. Inicie sesión.
operator-setup-taken = Esta dirección ya tiene una cuenta. Use otra, o nómbrela operadora desde la línea de comandos.
operator-setup-over = Esta instalación ya tiene quien la opere. Si es usted, inicie sesión.
operator-setup-expired = El enlace venció. Reinicie el servidor: al arrancar imprime uno nuevo.
operator-setup-unknown = El enlace no es el último que imprimió el servidor al arrancar. Use ese, o reinícielo para obtener otro.
