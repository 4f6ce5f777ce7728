### Inventario móvil

inventory-title = Inventario móvil
inventory-lead = Existencias según Bind ERP { $age }.
inventory-search = Nombre, SKU o código de barras
inventory-search-short = Nombre o código
inventory-find = Buscar
inventory-scan = Leer código de barras con la cámara
inventory-scan-none = No se ve ningún código en la foto. Acérquese e inténtelo de nuevo.
inventory-warehouse = Almacén
inventory-all-warehouses = Todos los almacenes
inventory-waits = Por enviar
inventory-more = Ver más artículos
inventory-see-all = Ver todos los artículos
inventory-empty = Aún no hay artículos
inventory-empty-text = Los artículos y sus existencias llegan de Bind ERP con la sincronización.
inventory-no-match = Ningún artículo coincide con «{ $what }»
inventory-no-match-text = Pruebe con menos letras o con otra palabra. La búsqueda mira el nombre, el SKU y el código.
inventory-unsettled = { $count ->
    [one] Un ajuste espera su decisión
   *[other] { $count } ajustes esperan su decisión
  }

inventory-age = Según Bind ERP { $age }
inventory-age-never = (sin datos todavía)

inventory-holdings = Existencias
inventory-place = Ubicación: { $place }
inventory-told = { $quantity } en Bind ERP
inventory-waiting = { $quantity } por enviar
inventory-total = Total
inventory-no-warehouses = La empresa no tiene almacenes en uso. Un administrador los elige en Configuración › Catálogos.
inventory-movements = Últimos ajustes

inventory-adjust = Ajustar
inventory-adjust-in = En { $warehouse } hay
inventory-mode = Qué va a escribir
inventory-mode-count = Hay ahora
inventory-mode-add = Sumar
inventory-mode-take = Restar
inventory-quantity = Cantidad
inventory-less = Uno menos
inventory-plus = Uno más
inventory-reason = Motivo
inventory-reason-choose = Elija el motivo
inventory-note = Nota
inventory-review = Revisar ajuste
inventory-reason-count = Conteo
inventory-reason-shrinkage = Merma
inventory-reason-entry = Entrada
inventory-reason-exit = Salida
inventory-reason-return = Devolución
inventory-reason-other = Otro

inventory-fault-mode = Elija si cuenta, suma o resta.
inventory-fault-missing = Escriba la cantidad.
inventory-fault-number = Escriba un número con tres decimales como máximo, por ejemplo 12 o 1.5.
inventory-fault-ambiguous = Este número se puede leer de dos maneras. Escriba 1500 o 1.5, sin separar los miles.
inventory-fault-large = La cantidad es demasiado grande.
inventory-fault-negative = Escriba la cantidad sin signo y elija Sumar o Restar.
inventory-fault-zero = Escriba una cantidad mayor que cero.
inventory-fault-reason = Elija un motivo de la lista.
inventory-fault-note-missing = Con el motivo Otro, explique en la nota qué pasó.
inventory-fault-note-long = La nota puede tener 300 caracteres como máximo.
inventory-fault-warehouse = Elija el almacén.
inventory-fault-no-change = Coincide con lo que ya hay: no queda nada por ajustar.
inventory-fault-below-zero = Confirme que la existencia quedará por debajo de cero.

inventory-confirm-title = Revise el ajuste
inventory-confirm-age = Según Bind ERP { $age }. Si desde entonces hubo ventas o entradas, el resultado será distinto de lo contado.
inventory-form-used = Este formulario ya se usó para otro ajuste, que está en la bitácora. Revise las cifras y envíe solo si falta este.
inventory-stale = La existencia cambió mientras usted escribía: había { $was } y ahora hay { $now }. Revise el resultado antes de enviar.
inventory-before = Antes
inventory-after = Después
inventory-change = Cambio
inventory-below-zero = Sí, dejar la existencia por debajo de cero
inventory-below-zero-hint = Normalmente es señal de que falta registrar una entrada.
inventory-send = Enviar ajuste
inventory-send-hint = Se envía a Bind ERP una sola vez y queda en el registro con su nombre.
inventory-change-form = Corregir
inventory-recorded = Ajuste guardado. Se está enviando a Bind ERP.
inventory-recorded-already = Este ajuste ya estaba guardado: no se envía dos veces.

inventory-state-queued = Por enviar
inventory-state-sending = Enviando
inventory-state-sent = Enviado
inventory-state-failed = Rechazado
inventory-state-unknown = Resultado desconocido
inventory-state-dropped = Descartado

inventory-answer-key = Bind ERP no acepta la clave de integración. Un administrador debe registrar otra.
inventory-answer-no-key = La empresa no tiene una clave de integración en uso.
inventory-answer-subscription = Bind ERP indica que la suscripción de la empresa no está activa.
inventory-answer-rate = Bind ERP pidió esperar; se reintenta solo.
inventory-answer-budget = Se usaron las consultas de hoy a Bind ERP; se envía mañana.
inventory-answer-unreachable = No hay conexión con Bind ERP; se reintenta solo durante 24 horas.
inventory-answer-refused = Bind ERP no lo aceptó.
inventory-answer-restored = Se restauró una copia de seguridad y no se sabe si el ajuste se envió después.
inventory-answer-worker = El envío se interrumpió y no se sabe si Bind ERP lo recibió.
inventory-answer-uncertain = Bind ERP no confirmó: pudo haberlo aplicado o no.

inventory-one-title = Ajuste de { $what }
inventory-attempts = Intentos
inventory-settled-by = Decidido por
inventory-settle-title = ¿Qué hacemos con este ajuste?
inventory-settle-unknown = Compare con Bind ERP: si allí hay { $after }, ya se aplicó; si sigue habiendo { $before }, no se aplicó. Otras ventas o entradas pueden haber movido la cifra.
inventory-settle-failed = No se aplicó en Bind ERP. Puede enviarlo de nuevo cuando se haya corregido la causa, o descartarlo.
inventory-told-in = En { $warehouse }
inventory-read-first = Esta cifra es anterior al envío. Consulte Bind ERP antes de decidir.
inventory-read-now = Consultar Bind ERP ahora
inventory-read = Bind ERP dice: { $quantity } en { $warehouse }.
inventory-read-nothing = Bind ERP no mencionó este artículo en ese almacén. Se conserva la última cifra.
inventory-settle-applied = Ya está aplicado
inventory-settle-again = Enviar de nuevo
inventory-settle-drop = Descartar
inventory-settled-already = Este ajuste ya estaba resuelto.
inventory-settled-applied = Queda como aplicado.
inventory-settled-again = El ajuste se envía de nuevo.
inventory-settled-dropped = El ajuste quedó descartado.

inventory-log-title = Registro de ajustes
inventory-log-lead = Quién ajustó qué, cuándo y cómo quedó.
inventory-log-empty = Aún no hay ajustes
inventory-log-empty-text = Busque un artículo, escriba cuánto hay y envíe el ajuste: aparecerá aquí.
inventory-log-none = Ningún ajuste coincide
inventory-log-none-text = Cambie los filtros para ver más.
inventory-export = Descargar CSV
inventory-file = ajustes-{ $day }.csv
inventory-everybody = Todas
inventory-any-state = Todos
inventory-to-settle = Por resolver
inventory-from = Desde
inventory-to = Hasta
inventory-before-after = Antes → después
inventory-col-when = Fecha
inventory-col-person = Persona
inventory-col-article = Artículo
inventory-col-sku = SKU
inventory-col-warehouse = Almacén
inventory-col-before = Antes
inventory-col-change = Cambio
inventory-col-after = Después
inventory-col-unit = Unidad
inventory-col-reason = Motivo
inventory-col-note = Nota
inventory-col-state = Estado
