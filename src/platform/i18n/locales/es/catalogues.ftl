# Catálogos del ERP, y lo que la sincronización lee además de clientes y facturas.
catalogues-title = Catálogos
catalogues-lead = Elija qué usa su empresa de lo que hay en el ERP. Lo que no marque se conserva, pero no se ofrece. Su elección se mantiene en cada sincronización.
catalogues-price-lists = Listas de precios
catalogues-warehouses = Almacenes
catalogues-locations = Sucursales
catalogues-categories = Categorías
catalogues-sellers = Vendedores
catalogues-collectors = Cobradores
catalogues-price-lists-hint = Las listas que se ofrecen a clientes y agentes.
catalogues-warehouses-hint = Las existencias de un almacén sin marcar no se leen del ERP.
catalogues-locations-hint = Las sucursales con las que trabaja aquí.
catalogues-categories-hint = Cada categoría aparece debajo de la que la contiene.
catalogues-sellers-hint = El ERP los nombra en la ficha de cada cliente; la lista se completa conforme se leen las fichas.
catalogues-collectors-hint = El ERP los nombra en la ficha de cada cliente; la lista se completa conforme se leen las fichas.
catalogues-price-lists-none = El ERP no tiene listas de precios.
catalogues-warehouses-none = El ERP no tiene almacenes.
catalogues-locations-none = El ERP no tiene sucursales.
catalogues-categories-none = El ERP no tiene categorías.
catalogues-sellers-none = Todavía ningún cliente tiene vendedor.
catalogues-collectors-none = Todavía ningún cliente tiene cobrador.
catalogues-count = { $used } de { $all } en uso
catalogues-save = Guardar
catalogues-saved = { $count ->
    [one] Se guardó { $count } cambio.
   *[other] Se guardaron { $count } cambios.
}
catalogues-same = No había nada que cambiar.
catalogues-incomplete = El formulario llegó incompleto. Revise su elección y guarde de nuevo.
catalogues-none = Aún no hay catálogos
catalogues-none-text = Se leen del ERP con la próxima sincronización.
catalogues-to-sync = Ir a Sincronización
sync-step-catalogues = Catálogos
sync-step-accounts = Cuentas bancarias
sync-step-products = Artículos
sync-step-stock = Existencias
sync-step-payments = Pagos de facturas
sync-step-terms = Fichas de clientes
sync-list-open = Facturas pendientes
sync-note-unknown-article = El ERP no lista su artículo
sync-note-not-read = No se leyó; se intentará en la próxima pasada
sync-lists = Listas
sync-lists-lead = Cada pasada lee lo que cambia seguido. Las listas largas se leen cada cierto número de horas, para no agotar las consultas del día.
sync-lists-list = Lista
sync-lists-rows = Filas
sync-lists-read = Última lectura
sync-lists-pace = Frecuencia
sync-lists-state = Estado
sync-lists-never = Aún no
sync-lists-good = Al día
sync-lists-failing = Con error
sync-lists-every = { $count ->
    [one] En cada pasada
   *[other] Cada { $count } horas
}
sync-backlog = Por leer una a una
sync-backlog-payments = { $count ->
    [one] pagos de { $count } factura
   *[other] pagos de { $count } facturas
}
sync-backlog-terms = { $count ->
    [one] ficha de { $count } cliente
   *[other] fichas de { $count } clientes
}
sync-backlog-only-payments = { $count ->
    [one] factura, por sus pagos
   *[other] facturas, por sus pagos
}
sync-backlog-only-terms = { $count ->
    [one] cliente, por su ficha
   *[other] clientes, por sus fichas
}
sync-backlog-none = Nada pendiente
