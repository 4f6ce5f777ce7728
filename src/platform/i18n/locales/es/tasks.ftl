### Tareas: lo que espera a una persona

task-lead = Lo que espera a una persona. La flecha lleva al lugar donde se hace; muchas se cierran solas cuando eso se hace.
task-new = Escribir una tarea
task-write = Guardar tarea
task-written = La tarea quedó guardada.
task-text = Qué hay que hacer
task-text-hint = Una frase, por ejemplo: llamar al cliente antes del viernes.
task-text-missing = Escriba qué hay que hacer.
task-text-long = { $count ->
    [one] Use como máximo { $count } carácter.
   *[other] Use como máximo { $count } caracteres.
  }
task-tab-pending = Pendientes
task-tab-overdue = Vencidas
task-tab-finished = Finalizadas
task-tab-all = Todas
task-what = Tarea
task-since = Abierta
task-assignee = Responsable
task-due = Vence
task-due-invalid = Elija una fecha válida.
task-assignee-stranger = Esta persona no pertenece a la empresa. Elija otra.
task-of-anyone = Cualquiera
task-of-me = Yo
task-of-nobody = Sin responsable
task-given-by-me = Dadas por mí a otros
task-given-by = Dada por { $name }
task-overdue = Vencida
task-overdue-show = Ver las vencidas
task-overdue-count = { $count ->
    [one] { $count } tarea está vencida.
   *[other] { $count } tareas están vencidas.
  }
task-state-pending = Pendiente
task-state-finished = Finalizada
task-go = Ir a donde se hace: { $what }
task-go-title = Ir a donde se hace
task-see = Ver tarea
task-save = Guardar
task-saved = La tarea quedó guardada.
task-finish = Finalizar
task-finished = { $count ->
    [one] { $count } tarea finalizada.
   *[other] { $count } tareas finalizadas.
  }
task-finished-already = La tarea ya estaba finalizada.
task-none-chosen = Elija al menos una tarea.
task-reopen = Reabrir
task-reopened = La tarea está pendiente de nuevo.
task-not-reopened = La tarea no se puede reabrir: está pendiente, se cerró sola o hay otra igual.
task-closed-by = Finalizada por { $name }
task-closed-itself = Se cerró sola al quedar hecho
task-none = No hay tareas
task-none-text = Cuando algo espere a una persona, aparecerá aquí.
task-none-filtered = No hay tareas con este filtro.
task-all = Ver todas las tareas

task-key-expiring = La Clave de Integración de { $facts } vence pronto: registre otra.
task-key-failing = El ERP ya no acepta la Clave de Integración de { $facts }: reemplácela.
task-mail-unsettled = Hay correos fallidos o de resultado desconocido: decida qué hacer con ellos.
task-stock-unsettled = Un ajuste de inventario espera una decisión: { $facts }.
task-sync-failed = La sincronización falló. { $why }
task-subscription-requested = Solicitud de suscripción: { $facts }.
task-subscription-ending = Una suscripción termina pronto: { $facts }.
