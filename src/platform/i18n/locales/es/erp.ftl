# What the ERP answers, told to the person who waits for it.
erp-rejected = El ERP no reconoce esta clave. Genere una nueva y péguela aquí.
erp-expired = Esta clave ya venció. Genere una nueva en el ERP y péguela aquí.
erp-subscription-inactive = El ERP indica que la suscripción de la empresa no está activa. Renuévela allí e inténtelo de nuevo.
erp-rate-limited = El ERP pide hacer menos consultas por ahora. Inténtelo de nuevo más tarde.
erp-rate-limited-wait = { $count ->
    [one] El ERP pide hacer menos consultas por ahora. Inténtelo de nuevo en un minuto.
   *[other] El ERP pide hacer menos consultas por ahora. Inténtelo de nuevo en { $count } minutos.
}
erp-budget-spent = Ya se usaron las consultas de hoy al ERP. La sincronización sigue mañana.
erp-unreachable = No fue posible conectarse con el ERP. Inténtelo de nuevo en unos minutos.
erp-timed-out = El ERP no respondió a tiempo. Inténtelo de nuevo en unos minutos.
erp-truncated = La respuesta del ERP llegó incompleta. Inténtelo de nuevo.
erp-nonsense = El ERP respondió algo que no entendemos. Si se repite, avise a soporte.
erp-server = El ERP tuvo un error interno. Inténtelo de nuevo en unos minutos.
erp-refused = El ERP no aceptó la consulta. Si se repite, avise a soporte.
erp-key-empty = Pegue aquí la clave de integración.
erp-key-too-long = El texto es demasiado largo para ser una clave. Copie solo la clave.
erp-key-not-a-token = Esto no es una clave de integración. Cópiela completa desde el ERP: tiene tres partes separadas por puntos.
erp-key-bad-claims = La clave está dañada. Cópiela de nuevo, completa, desde el ERP.
