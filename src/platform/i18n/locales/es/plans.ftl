### Planes: extensiones, suscripción, auditoría

## Extensions
plans-lead = Lo que su empresa puede instalar. Instalar y desinstalar no cuesta datos: lo que cada extensión guardó se conserva.
plans-ready = Disponibles
plans-in-preparation = En preparación
plans-in-preparation-reason = Todavía no se puede instalar ni contratar.
plans-needs-plan = Se incluye desde el plan { $plan }, con una suscripción vigente.
plans-asked-at = Ya solicitado el { $when }.
plans-asked = Recibimos su solicitud. Quien opera este servicio la revisa y se pone en contacto con usted.
plans-asked-before = Ya lo había solicitado el { $when }; la solicitud sigue en espera.
plans-held = Su suscripción ya lo incluye.
plans-see-all = Ver todas las integraciones
plans-none-installed = Aún no hay extensiones instaladas.
plans-uninstall = Desinstalar
plans-keep = Conservarla
plans-back = Volver a Integraciones
plans-removal-title = ¿Desinstalar { $name }?
plans-removal-kept = Los datos se conservan: si la instala de nuevo, los encontrará como los dejó.
plans-removed = { $name } quedó desinstalada. Sus datos se conservan.
plans-subscription-hint = El plan y los complementos de su empresa están en
plans-needs-title = Qué necesita
plans-for-whom = Para quién
plans-needed = Requiere
plans-from-plan = Plan { $plan } o superior
plans-own-plan = Su plan
plans-no-plan = Sin suscripción vigente
plans-ext-collections = Notificaciones Automatizadas de Cobranza
plans-ext-collections-about = Envía a cada cliente su estado de cuenta por correo, en las fechas que usted elige.
plans-ext-collections-who = Quien cobra: administración y cuentas por cobrar.
plans-ext-collections-stops = Los avisos automáticos se apagan y ya no sale ninguno. Los estados de cuenta se siguen pudiendo consultar.
plans-ext-inventory = Inventario móvil
plans-ext-inventory-about = Su equipo busca existencias por nombre, SKU o código de barras desde el teléfono y envía ajustes al ERP.
plans-ext-inventory-who = Almacenistas y quien surte pedidos; no necesitan una cuenta en el ERP.
plans-ext-inventory-1 = Las existencias de cada almacén en el bolsillo, sin volver a la oficina.
plans-ext-inventory-2 = Un ajuste llega al ERP una sola vez, y queda anotado quién lo hizo y por qué.
plans-ext-inventory-3 = Cualquier miembro del equipo la usa desde el navegador de su teléfono; no hay nada que descargar.
plans-ext-inventory-stops = El equipo deja de poder consultar y ajustar existencias desde el teléfono. El registro de ajustes se conserva.
plans-ext-documents = Documentos personalizados
plans-ext-documents-about = El logotipo, los textos y el tono de su empresa en los PDF que reciben sus clientes.
plans-ext-documents-who = Quien cuida la imagen de la empresa ante sus clientes.
plans-ext-documents-1 = Título, introducción, cierre y pie con sus propias palabras.
plans-ext-documents-2 = Su logotipo y su tono de color, con contraste comprobado.
plans-ext-documents-3 = Una vista previa antes de que nadie más lo vea.
plans-ext-documents-stops = Los documentos vuelven a salir con el formato de fábrica.
plans-ext-agents = Panel de agentes
plans-ext-agents-about = Sus vendedores y cobradores ven sus clientes, oportunidades, cotizaciones y pedidos.
plans-ext-agents-who = Vendedores y cobradores.
plans-ext-agents-1 = Cada agente ve a sus propios clientes y a nadie más.
plans-ext-agents-2 = Cotizaciones y pedidos en un solo lugar, con precios de su ERP.
plans-ext-agents-3 = Oportunidades con seguimiento, para que ninguna se enfríe.
plans-ext-centre = Centro de Clientes ABCC
plans-ext-centre-about = Sus clientes consultan el catálogo con sus precios, hacen pedidos y ven su historial.
plans-ext-centre-who = Empresas cuyos clientes compran una y otra vez.
plans-ext-centre-1 = Pedidos a cualquier hora, sin llamadas ni recaptura.
plans-ext-centre-2 = Cada cliente con su lista de precios y su estado de cuenta.
plans-ext-centre-3 = Usted decide quién entra y qué ve.
plans-ext-persons = Directorio de personas
plans-ext-persons-about = Fichas de personas: teléfonos, correos y responsables de clientes, tareas y documentos.
plans-ext-persons-who = Empresas con muchos contactos en muchas manos.
plans-ext-persons-1 = Personal, contratistas y gente de sus clientes en un directorio.
plans-ext-persons-2 = Cada cliente y cada tarea con su responsable.
plans-ext-persons-3 = Vincule una ficha con una cuenta cuando haga falta firmar.
plans-ext-imports = Importador de archivos
plans-ext-imports-about = Suba clientes, artículos y documentos desde XLSX o CSV, con vista previa renglón por renglón.
plans-ext-imports-who = Quien trabaja con hojas de cálculo además del ERP.
plans-ext-imports-1 = Un veredicto por renglón antes de guardar nada.
plans-ext-imports-2 = Subir dos veces el mismo archivo no duplica nada.
plans-ext-imports-3 = Los errores, por número de renglón y columna.

## Subscription
plans-plan = Plan
plans-plan-named = Plan { $plan }
plans-addons = Complementos
plans-no-addons = Ninguno
plans-addon-collections = Notificaciones Automatizadas de Cobranza
plans-addon-collections-about = Complemento para los planes Profesional y Negocios: los avisos de cobranza salen solos.
plans-from = Desde
plans-until = Hasta
plans-endless = Sin fecha de término
plans-state-none = Sin suscripción
plans-state-holds = Vigente
plans-state-lapsed = Vencida
plans-state-ending = { $count ->
    [one] Vence en 1 día
   *[other] Vence en { $count } días
  }
plans-ending-notice = { $count ->
    [one] La suscripción vence en 1 día. Solicite su renovación a quien opera este servicio.
   *[other] La suscripción vence en { $count } días. Solicite su renovación a quien opera este servicio.
  }
plans-lapsed-notice = La suscripción venció. Nada se ha borrado; solicite un plan para continuar.
plans-lapsed-title = Mientras esté vencida
plans-still-works = Sigue funcionando
plans-still-works-text = Consultar clientes, documentos, estados de cuenta, ciclos y auditoría; descargar; configurar.
plans-stopped = Está detenido
plans-stopped-text = El envío automático de avisos y las extensiones instaladas.
plans-none-text = Esta empresa no tiene una suscripción.
plans-seats = Lugares
plans-seats-free = { $count ->
    [one] Queda 1 lugar libre.
   *[other] Quedan { $count } lugares libres.
  }
plans-seats-hint = Los administradores y los agentes ocupan lugar; los miembros del equipo, no.
plans-seats-count = { $count ->
    [one] 1 lugar para administradores y agentes.
   *[other] { $count } lugares para administradores y agentes.
  }
plans-starter-about = Incluye Inventario móvil y Documentos personalizados.
plans-profesional-about = Además admite el complemento de cobranza.
plans-negocios-about = Para equipos grandes; incluirá el Centro de Clientes cuando esté listo.
plans-more = Ampliar
plans-more-text = No hay cobro en línea: su solicitud llega a quien opera este servicio.
plans-free = Mis suscripciones libres
plans-free-text = Le fueron otorgadas y ninguna empresa las ocupa; registrar una empresa toma una.
reason-subscription_lapsed = La suscripción de la empresa está vencida

## Mail to the operator
plans-mail-subject = { $company } solicita { $what }
plans-mail-asks = { $who } solicita para { $company }: { $what }.
plans-mail-how = La solicitud espera entre sus tareas y se cierra sola cuando la suscripción lo incluya.
plans-mail-button = Abrir Operación
plans-mail-foot = Recibe este correo porque opera este servicio.

## Audit
audit-lead = Quién hizo qué, cuándo y desde dónde. Las líneas solo se agregan; nadie las cambia.
audit-when = Cuándo
audit-who = Quién
audit-what = Qué
audit-detail = Detalle
audit-subject = Objeto
audit-from = Desde dónde
audit-group = Tipo
audit-anybody = Cualquiera
audit-anything = Todo
audit-from-day = Desde el día
audit-until-day = Hasta el día
audit-export = Descargar CSV
audit-file = auditoria.csv
audit-none = Nada por mostrar
audit-none-text = No hay movimientos con estos filtros.
audit-group-access = Acceso y cuentas
audit-group-team = Equipo
audit-group-company = Empresa
audit-group-erp = ERP
audit-group-collections = Cobranza
audit-group-subscription = Suscripción y extensiones
audit-group-other = Otros

## What was done
audit-session-created = Inició sesión
audit-session-refused = Intento de acceso rechazado
audit-session-ended = Cerró sesión
audit-password-changed = Cambió su contraseña
audit-password-reset = Restableció su contraseña
audit-password-reset-requested = Pidió restablecer su contraseña
audit-user-created = Cuenta creada
audit-user-made-operator = Nombrado operador
audit-user-disabled = Cuenta desactivada
audit-user-enabled = Cuenta reactivada
audit-operator-set-up = Primer operador creado con el enlace de instalación
audit-demo-password-restored = Contraseña de la demostración repuesta
audit-company-registered = Empresa registrada
audit-company-updated = Perfil de la empresa cambiado
audit-company-logo-changed = Logotipo cambiado
audit-company-tone-changed = Tono de color cambiado
audit-company-paused = Envíos detenidos
audit-company-resumed = Envíos reanudados
audit-key-registered = Clave de integración registrada
audit-key-replaced = Clave de integración reemplazada
audit-key-revoked = Clave de integración revocada
audit-sync-requested = Sincronización pedida
audit-sync-cancelled = Sincronización detenida
audit-customer-automation-on = Avisos automáticos encendidos para un cliente
audit-customer-automation-off = Avisos automáticos apagados para un cliente
audit-customer-held = Cliente puesto en pausa
audit-customer-released = Pausa de un cliente levantada
audit-customer-language = Idioma de un cliente cambiado
audit-document-held = Documento puesto en pausa
audit-document-released = Pausa de un documento levantada
audit-address-added = Dirección de correo agregada
audit-address-confirmed = Dirección de correo confirmada
audit-address-removed = Dirección de correo quitada
audit-statement-sent-by-hand = Estado de cuenta enviado a mano
audit-collections-activated = Avisos de cobranza encendidos
audit-collections-deactivated = Avisos de cobranza apagados
audit-message-changed = Mensaje de los avisos cambiado
audit-hours-changed = Horario de envío cambiado
audit-limits-changed = Límites de los avisos cambiados
audit-bank-saved = Datos bancarios guardados
audit-bank-removed = Datos bancarios quitados
audit-closure-added = Cierre agregado
audit-closure-removed = Cierre quitado
audit-schedule-armed = Programación activada
audit-schedule-disarmed = Programación detenida
audit-schedule-discarded = Programación eliminada
audit-schedule-customer-removed = Cliente quitado de una programación
audit-occurrence-sent-now = Ciclo atrasado enviado
audit-occurrence-moved = Ciclo atrasado movido al siguiente horario
audit-occurrence-skipped = Ciclo atrasado omitido
audit-occurrence-exported = Avisos de un ciclo exportados
audit-notice-tested = Prueba de aviso enviada
audit-notice-treated-as-sent = Aviso dado por enviado
audit-notice-sent-again = Aviso enviado de nuevo
audit-letter-treated-as-sent = Correo dado por enviado
audit-letter-sent-again = Correo enviado de nuevo
audit-extension-installed = Extensión instalada
audit-extension-removed = Extensión desinstalada
audit-subscription-requested = Plan o complemento solicitado
audit-subscription-request-refused = Solicitud descartada
audit-subscription-granted = Suscripción otorgada
audit-subscription-changed = Suscripción cambiada
audit-subscription-ended = Suscripción terminada
audit-plan-seats-changed = Lugares de un plan cambiados
audit-audit-exported = Auditoría exportada
audit-job-retried = Trabajo reintentado
audit-job-cancelled = Trabajo cancelado
