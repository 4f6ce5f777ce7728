### Equipo de Trabajo, invitaciones, Usuarios y permisos

team-lead = Invite a quienes trabajan con usted. No hay límite de integrantes y no necesitan una cuenta en el ERP.
team-invite = Invitar
team-email = Correo electrónico
team-email-hint = Uno o varios: separados por comas, o uno por línea.
team-role = Rol
team-role-member = Miembro
team-role-admin = Administrador
team-role-member-hint = Consulta clientes, documentos y estados de cuenta, y usa las aplicaciones instaladas, como el inventario. No cambia la configuración ni envía avisos.
team-role-admin-hint = Puede hacer todo: configuración, claves, equipo, cobranza y suscripción.
team-send = Enviar Invitación
team-members = Integrantes
team-name = Nombre
team-since = Desde
team-seen = Último acceso
team-never = Nunca
team-you = (usted)
team-disabled = Cuenta desactivada
team-invitations = Invitaciones
team-invitations-none = Todavía no se ha enviado ninguna invitación.
team-state = Estado
team-state-pending = Pendiente
team-state-expired = Vencida
team-state-accepted = Aceptada
team-state-declined = Rechazada
team-state-revoked = Revocada
team-sent-on = Enviada
team-ends-on = Vence
team-asked-on = Pidió otra el { $at }
team-resend = Reenviar
team-revoke = Revocar
team-cancel = Cancelar

team-sent = { $count ->
    [one] Invitación enviada a { $emails }.
   *[other] { $count } invitaciones enviadas: { $emails }.
  }
team-resent = { $count ->
    [one] Ya había una invitación para { $emails }: se envió otra vez y el enlace anterior dejó de servir.
   *[other] Ya había invitaciones para { $emails }: se enviaron otra vez y los enlaces anteriores dejaron de servir.
  }
team-just-sent = { $count ->
    [one] La invitación para { $emails } salió hace un momento; no se envió otra.
   *[other] Las invitaciones para { $emails } salieron hace un momento; no se enviaron otras.
  }
team-resent-one = La invitación se envió otra vez a { $email }. El enlace anterior dejó de servir.
team-just-sent-one = La invitación para { $email } salió hace un momento. Espere un minuto antes de reenviarla.
team-not-open = Esta invitación ya no está pendiente.
team-revoked = La invitación para { $email } quedó revocada; su enlace ya no sirve.

team-fault-empty = Escriba al menos un correo electrónico.
team-fault-many = { $count ->
    [one] Invite a una persona a la vez.
   *[other] Invite como máximo a { $count } personas a la vez.
  }
team-fault-malformed = «{ $text }» no es un correo electrónico. Escriba una dirección como nombre@empresa.test.
team-fault-own = { $email } es su propio correo: usted ya forma parte del equipo.
team-fault-member = { $email } ya forma parte del equipo.
team-fault-role = Elija un rol.
team-fault-last-admin = Es la única persona que administra la empresa. Nombre antes a otra persona administradora.
team-fault-name = Escriba un nombre de 1 a 120 caracteres.

team-role-save = Cambiar rol
team-role-effect = El cambio surte efecto desde la siguiente página que abra; tendrá que iniciar sesión de nuevo.
team-role-changed = { $name } ahora tiene el rol { $role }.
team-removal = Quitar del equipo
team-removal-title = ¿Quitar a { $name } del equipo?
team-removal-what = Deja de tener acceso a la empresa. Lo que registró se conserva con su nombre.
team-removal-own = Se trata de usted: perderá el acceso a esta empresa.
team-removal-rights = Pierde el acceso desde la siguiente página que abra y sus sesiones se cierran.
team-removal-records = Lo que registró se conserva con su nombre.
team-removal-tasks = Sus tareas pendientes en esta empresa quedan sin asignar.
team-removal-account = Su cuenta no se borra: puede seguir en otras empresas y puede volver a invitarle.
team-remove = Quitar del equipo
team-removed = { $name } ya no forma parte del equipo.

## El correo de la invitación
team-mail-title = Invitación al equipo de { $company }
team-mail-what = { $who } le invita a formar parte del Equipo de Trabajo de { $company }.
team-mail-member = Como miembro podrá consultar clientes, documentos y estados de cuenta, y usar las aplicaciones de la empresa, como el inventario.
team-mail-admin = Como administrador podrá hacer todo en la empresa: configuración, claves, equipo y cobranza.
team-mail-until = El enlace sirve hasta el { $day } y una sola vez.
team-mail-button = Ver la invitación
team-mail-foot = Si no esperaba esta invitación, no haga nada: nadie entra en su nombre.
team-asked-mail-title = { $email } pide una invitación nueva
team-asked-mail-what = La invitación de { $email } al equipo de { $company } venció, y esta persona pide una nueva.
team-asked-mail-how = Si quiere que entre, abra el Equipo de Trabajo y haga clic en Reenviar. Si no, no haga nada.
team-asked-mail-button = Abrir el Equipo de Trabajo
team-asked-mail-foot = Recibe este mensaje porque administra { $company }.

## Las páginas del enlace
team-invited = { $who } le invita a formar parte del Equipo de Trabajo de { $company }.
team-until = La invitación sirve hasta el { $at }.
team-accept = Aceptar
team-decline = Rechazar
team-signed-as = Inició sesión como { $email }.
team-has-account = Ya existe una cuenta para { $email }. Inicie sesión con ella y acepte la invitación.
team-sign-in = Iniciar sesión
team-register-lead = Cree su cuenta para { $email }. Después inicie sesión con su contraseña.
team-your-name = Su nombre
team-your-password = Contraseña
team-your-password-again = Confirme la contraseña
team-register = Crear cuenta y aceptar
team-registered = Su cuenta está lista y ya forma parte del equipo de { $company }. Inicie sesión.
team-joined = Ahora forma parte del equipo de { $company }.
team-declined = Rechazó la invitación.
team-gone = Esta invitación ya no está pendiente.
team-other-for = Esta invitación es para { $email }.
team-other-who = En este navegador inició sesión { $who }.
team-other-exit = Cerrar sesión y continuar
team-other-ask = Si quiere entrar con la cuenta que tiene abierta, pida a quien le invitó que envíe la invitación a ese correo.

team-link-dead = Esta invitación ya no sirve
team-dead-company = Era para el Equipo de Trabajo de { $company }.
team-dead-expired = La invitación venció: los enlaces sirven durante 7 días.
team-dead-accepted = La invitación ya se aceptó.
team-dead-declined = Usted rechazó esta invitación.
team-dead-revoked = La empresa retiró esta invitación.
team-dead-replaced = Se le envió una invitación más reciente, que reemplaza a esta.
team-dead-unknown = El enlace no está completo o ya no existe.
team-hint-expired = Puede pedir una nueva; se lo diremos a { $who }.
team-hint-asked = Ya pedimos una nueva a { $who }. Llegará por correo.
team-hint-accepted = Inicie sesión con su cuenta para entrar en la empresa.
team-hint-declined = Si cambió de opinión, pida a { $who } que le invite otra vez.
team-hint-revoked = Si cree que es un error, escriba a { $who }.
team-hint-replaced = Abra el enlace del correo más reciente. Mire también en la carpeta de correo no deseado.
team-hint-unknown = Copie el enlace completo del correo, o pida a quien le invitó que la reenvíe.
team-ask = Pedir una invitación nueva
team-asked = Listo: avisamos a quien le invitó.
team-to-companies = Ir a mis empresas
team-to-sign-in = Ir a iniciar sesión
team-to-mine = Iniciar sesión y ver mis invitaciones
team-mine = Mis invitaciones
team-mine-none = No tiene invitaciones pendientes
team-mine-none-text = Cuando una empresa le invite a su equipo, aquí podrá aceptar.

## Usuarios y permisos
users-lead = Quién entra en la empresa y qué puede hacer.
users-to-team = Invitar o quitar personas
users-people = Personas
users-factor = Segundo factor
users-factor-on = Activado
users-factor-off = Sin activar
users-factor-member = Opcional
users-factor-lead = Además de la contraseña, pide un código de una aplicación del teléfono al iniciar sesión. Cada quien lo activa en su perfil.
users-factor-switch = Exigir segundo factor a los administradores
users-factor-demanded = Desde ahora, los administradores necesitan el segundo factor.
users-factor-optional = El segundo factor vuelve a ser opcional.
users-factor-missing = { $count ->
    [one] A { $count } administrador le falta activarlo; se le pedirá al iniciar sesión.
   *[other] A { $count } administradores les falta activarlo; se les pedirá al iniciar sesión.
  }
users-factor-own = Usted todavía no lo ha activado. Hágalo en:
users-modules = Qué puede hacer cada rol
users-module = Módulo
users-module-own = Inicio, tareas y perfil propios
users-module-look = Clientes, documentos, artículos y estado de cuenta
users-module-sales = Documentos de venta (crear y cambiar)
users-module-collections = Cobranza: configurar, activar, enviar y decidir
users-module-inventory = Inventario y personas
users-module-settings = Configuración, claves, equipo, agentes, extensiones, suscripción, auditoría y acceso al Centro de Clientes
users-yes = Sí
users-no = No
users-look = Consultar
users-agents = Agentes
users-agents-text = Los agentes de ventas y los cobradores no son integrantes del equipo: aparecerán aquí cuando la empresa use el Panel de agentes.
