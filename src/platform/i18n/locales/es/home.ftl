### Inicio de la consola: mis empresas, registro, sincronización, perfil

## Registro
home-first = Registre su empresa
home-first-lead = Pegue la clave de integración del usuario administrador de su empresa en Bind ERP. Con ella leemos clientes y facturas; en su ERP solo se escriben las suscripciones a los eventos y los ajustes de inventario que envíe su equipo.
home-register = Registrar Empresa
home-register-lead = Cada empresa se registra con la clave del usuario administrador en Bind ERP y ocupa una suscripción.
home-key = Clave de Integración
home-key-hint = También se llama API KEY. Es un texto largo dividido en tres partes por puntos; cópielo completo.
home-verify = Verificar Clave de Integración
home-where = Dónde está la clave
home-where-1 = Entre en Bind ERP con el usuario administrador y haga clic en su nombre de usuario, arriba a la derecha.
home-where-2 = Elija Perfil y después Integraciones.
home-where-3 = Escriba su contraseña.
home-where-4 = Haga clic en Generar API key y copie la clave completa.
home-where-note = La clave se guarda cifrada y nunca se vuelve a mostrar; de ella solo verá los últimos cuatro caracteres.
home-no-subscription = No tiene una suscripción disponible para registrar una empresa.
home-no-subscription-ended = La suya venció el { $day }.
home-no-subscription-contact = Solicítela a { $contact }.
home-no-subscription-operator = Solicítela a quien administra este servicio.
home-confirm = ¿Es esta su empresa?
home-confirm-lead = La clave funciona. Revise los datos y finalice; todavía no se ha registrado nada.
home-confirm-back = Pegar otra clave
home-company = Empresa
home-administrator = Administrador
home-tax-id = RFC
home-number = Número de empresa
home-key-expiry = La clave vence
home-key-endless = Sin fecha de vencimiento
home-key-ends = { $count ->
    [0] La clave de integración de { $name } vence hoy. Genere una nueva en su ERP.
    [one] La clave de integración de { $name } vence mañana. Genere una nueva en su ERP.
   *[other] La clave de integración de { $name } vence en { $count } días. Genere una nueva en su ERP a tiempo.
  }
home-key-ended = La clave de integración de { $name } ya venció. Genere una nueva en su ERP.
home-finish = Finalizar
home-other-key = Usar otra clave
home-minutes-left = { $count ->
    [one] La verificación se conserva 1 minuto más.
   *[other] La verificación se conserva { $count } minutos más.
  }
home-expired = La verificación venció
home-again = Pegar la clave otra vez
home-waiting = Tiene una clave verificada de { $company }.
home-waiting-link = Continuar
home-registered = La empresa quedó registrada. Comenzó la sincronización inicial.

## Mis empresas
home-invited = { $count ->
    [one] Tiene 1 invitación por responder.
   *[other] Tiene { $count } invitaciones por responder.
  }
home-invited-link = Ver invitaciones
home-state = Estado
home-state-lapsed = Suscripción vencida
home-state-paused = En pausa
home-state-key-failing = Clave con fallas
home-state-sync-failed = Sin actualizar
home-data = Datos completos hasta
home-data-of = Datos de
home-data-none = Aún sin datos
home-actions = Acciones
home-ago-now = hace un momento
home-ago-minutes = { $count ->
    [one] hace 1 minuto
   *[other] hace { $count } minutos
  }
home-ago-hours = { $count ->
    [one] hace 1 hora
   *[other] hace { $count } horas
  }
home-ago-days = { $count ->
    [one] hace 1 día
   *[other] hace { $count } días
  }

## Extensiones
home-ext = Extensiones
home-ext-installed = Instalada
home-ext-available = Disponible
home-ext-needs-plan = Requiere otro plan
home-ext-needs-addon = Requiere complemento
home-ext-needs-addon-reason = Su plan la admite; falta contratar el complemento.
home-ext-install = Instalar
home-ext-open = Abrir
home-ext-promotion = Conocer más
home-ext-done = La extensión quedó instalada.

## Inicio de una empresa
home-first-sync = Sincronización inicial
home-first-sync-lead = Normalmente toma de 3 a 5 minutos. Puede cerrar esta página: el trabajo continúa.
home-first-sync-early = Ya puede trabajar; faltan artículos, existencias, pagos y fichas.
home-figures = Por cobrar
home-currency = Moneda
home-balance = Saldo
home-overdue = Vencido
home-tasks = Pendientes
home-tasks-none = Nada espera por usted.
home-task-attention = { $count ->
    [one] 1 aviso necesita una decisión
   *[other] { $count } avisos necesitan una decisión
  }
home-task-attention-link = Resolver
home-task-collections = Los avisos de cobranza están apagados
home-task-collections-link = Elegir clientes
home-task-lapsed = La suscripción de la empresa venció: solicite un plan para continuar.
home-task-unsubscribed = La empresa no tiene suscripción: solicite un plan.
home-sends = Próximos envíos
home-settings-link = Configuración

## Avance
home-progress = Avance de la sincronización
home-progress-position = Paso { $position } de { $steps }
home-progress-cancelled = La sincronización fue detenida.
home-progress-again = Se intentará de nuevo: { $when }.
home-step-done = Listo
home-step-running = En curso
home-step-pending = Pendiente
home-step-stopped = Detenido
home-refresh = Actualizar
home-retry = Reintentar

## Sincronización
home-sync-lead = Los datos del ERP se actualizan cada hora. También puede pedirlo ahora.
home-sync-now = Sincronizar ahora
home-sync-stop = Detener
home-sync-current = En curso
home-sync-last = Último intento
home-sync-asked = La sincronización comenzará en un momento.
home-sync-stopped = La sincronización se detendrá en cuanto termine el paso en curso.
home-sync-none = No hay ninguna sincronización en curso.
home-calls = Consultas al ERP de hoy
home-calls-limit = de { $limit } permitidas por día
home-runs = Historial
home-runs-none = Aún no hay sincronizaciones
home-runs-none-text = Aquí verá cada lectura del ERP: cuándo comenzó, cuánto duró y qué cambió.
home-run-start = Inicio
home-run-took = Duración
home-took-seconds = { $seconds } s
home-took-minutes = { $minutes } min { $seconds } s
home-took-hours = { $hours } h { $minutes } min
home-run-kind = Tipo
home-run-first = Inicial
home-run-following = Periódica
home-run-created = Nuevos
home-run-changed = Cambiados
home-run-unchanged = Sin cambios
home-run-unread = Con error
home-run-result = Resultado
home-run-running = En curso
home-run-waiting = En espera
home-run-done = Completa
home-run-cancelled = Detenida
home-run-failed = Falló
home-notes = Registros con observaciones
home-notes-lead = Lo que la última lectura no pudo tomar tal cual. Corríjalo en el ERP y se leerá de nuevo.
home-note-id = Identificador en el ERP
home-note-list = Lista
home-note-reason = Motivo
home-note-detail = Detalle

## Perfil
home-settings = Configuración de la empresa
home-settings-saved = Los cambios quedaron guardados.
home-name = Nombre
home-name-hint = Así lo verán sus clientes en correos y estados de cuenta.
home-contact = Contacto para sus clientes
home-contact-hint = Un correo o un teléfono al que puedan preguntar.
home-zone = Zona horaria
home-zone-hint = Las horas de envío y los días de vencimiento se cuentan en esta zona.
home-zone-near = México y España
home-zone-others = Otras
home-language = Idioma de sus avisos
home-language-hint = Para los clientes que no tienen otro idioma elegido.
home-country = País
home-save = Guardar
home-logo = Logotipo
home-logo-none = Sin logotipo se muestran las iniciales.
home-logo-alt = Logotipo de la empresa
home-logo-file = Imagen
home-logo-hint = JPEG, PNG o WebP, hasta 5 MB y 25 megapíxeles.
home-logo-upload = Subir logotipo
home-logo-remove = Quitar logotipo
home-logo-saved = El logotipo quedó guardado.
home-logo-removed = El logotipo fue quitado.
home-calendar = Días y horas de envío
home-calendar-lead = Los avisos de cobranza solo salen en estos días y horas.
home-calendar-days = Días de envío
home-calendar-weekdays = De lunes a viernes
home-calendar-every-day = Todos los días
home-calendar-holidays = Festivos nacionales
home-calendar-skipped = No se envía
home-calendar-not-skipped = Se envía como cualquier día
home-calendar-no-closures = Ninguno
home-calendar-change = Cambiar días y horas
home-calendar-change-closures = Cambiar días de cierre
home-erp = Datos del ERP
home-erp-lead = Estos datos se leen de su ERP; cámbielos allí.
home-legal-name = Razón social
logo-fault-missing = Elija una imagen.
logo-fault-too-heavy = La imagen pesa más de 5 MB. Redúzcala e inténtelo de nuevo.
logo-fault-other-format = El archivo no es una imagen JPEG, PNG o WebP.
logo-fault-too-large = La imagen tiene más de 25 megapíxeles. Redúzcala e inténtelo de nuevo.
logo-fault-broken = La imagen está dañada y no se puede leer.

country-mx = México
country-es = España
country-ar = Argentina
country-bo = Bolivia
country-cl = Chile
country-co = Colombia
country-cr = Costa Rica
country-do = República Dominicana
country-ec = Ecuador
country-gt = Guatemala
country-hn = Honduras
country-ni = Nicaragua
country-pa = Panamá
country-pe = Perú
country-pr = Puerto Rico
country-py = Paraguay
country-sv = El Salvador
country-us = Estados Unidos
country-uy = Uruguay
country-ve = Venezuela
