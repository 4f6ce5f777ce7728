### console

## Empresa
company-state-synchronising = Sincronización inicial
company-state-active = Activa
company-state-key-failing = La clave de integración no funciona
company-fault-name = Escriba un nombre de 1 a 120 caracteres.
company-fault-zone = Elija una zona horaria de la lista.
company-fault-language = Elija un idioma de la lista.
company-fault-contact = El contacto puede tener 200 caracteres como máximo.
company-fault-tone = Elija un tono de la lista.
company-fault-country = Elija un país de la lista.

## Claves de integración
key-refused-malformed = Este texto no es una clave de integración. Copie la clave completa desde su perfil del ERP y péguela otra vez.
key-refused-expired = Esta clave ya venció. Genere una nueva en su perfil del ERP.
key-refused-rejected = El ERP no acepta esta clave. Compruebe que no haya sido reemplazada y genere una nueva si hace falta.
key-refused-erp-subscription = El ERP indica que la suscripción de esta empresa no está activa. Renuévela e inténtelo de nuevo.
key-refused-not-administrator = El usuario de esta clave no es administrador en el ERP. Use la clave del usuario principal de la empresa.
key-refused-already-registered = Esta empresa ya está registrada. Pida a uno de sus administradores que le invite.
key-refused-no-subscription = No tiene una suscripción disponible. Solicite una para registrar su empresa.
key-refused-other-company = Esta clave pertenece a otra empresa.
key-refused-unreachable = No se pudo consultar el ERP. Inténtelo de nuevo en unos minutos.
key-refused-timed-out = El ERP tardó demasiado en responder. Inténtelo de nuevo en unos minutos.
key-pending-unknown = Esta verificación ya no está disponible. Pegue la clave otra vez.
key-pending-expired = La verificación venció después de 15 minutos. Pegue la clave otra vez.

## Sincronización
sync-error-rejected = El ERP ya no acepta la clave de integración. Registre una clave nueva.
sync-error-expired = La clave de integración venció. Registre una clave nueva.
sync-error-subscription-inactive = El ERP indica que la suscripción de la empresa no está activa.
sync-error-rate-limited = El ERP pidió esperar. La sincronización continuará sola.
sync-error-budget-spent = Se alcanzó el límite diario de consultas al ERP. La sincronización continuará mañana.
sync-error-unreachable = No se pudo conectar con el ERP. Se conservan los últimos datos correctos.
sync-error-timed-out = El ERP no respondió a tiempo. Se conservan los últimos datos correctos.
sync-error-truncated = La respuesta del ERP llegó incompleta. Se conservan los últimos datos correctos.
sync-error-nonsense = La respuesta del ERP no se pudo entender. Se conservan los últimos datos correctos.
sync-error-server = El ERP tuvo un error interno. Se conservan los últimos datos correctos.
sync-error-refused = El ERP rechazó la consulta. Se conservan los últimos datos correctos.
sync-error-no-key = La empresa no tiene una clave de integración. Registre una.
sync-error-internal = Ocurrió un error en este servicio. Ya quedó registrado.
sync-step-waiting = En espera
sync-step-profile = Perfil de la empresa
sync-step-users = Usuarios del ERP
sync-step-currencies = Monedas
sync-step-clients = Clientes
sync-step-recent = Facturas por fecha
sync-step-open = Facturas pendientes
sync-step-reread = Facturas que cambiaron
sync-step-figures = Saldos por cliente
sync-list-users = Usuarios
sync-list-clients = Clientes
sync-list-invoices = Facturas
sync-note-unreadable = No se pudo leer
sync-note-unknown-client = El ERP no conoce a su cliente
sync-note-unknown-currency = Moneda desconocida
sync-note-overpaid = Se pagó de más; su saldo cuenta como cero
