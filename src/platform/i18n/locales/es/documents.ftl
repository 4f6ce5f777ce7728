### Documentos personalizados

documents-title = Documentos personalizados
documents-lead = Sus palabras y su tono en los PDF que reciben sus clientes.
documents-statement = Estado de cuenta
documents-heading = Título
documents-heading-hint = Si lo deja vacío: «{ $title }».
documents-intro = Texto de introducción
documents-text-hint = Aparece antes de las cifras. Texto sencillo; se respetan los saltos de línea.
documents-closing = Texto de cierre
documents-closing-hint = Aparece después de las cuentas bancarias.
documents-footer = Pie de página
documents-footer-hint = Una línea al pie de cada página. Si lo deja vacío: el nombre y el RFC de la empresa.
documents-logo = Mostrar el logotipo
documents-logo-hint = Arriba a la izquierda; sin logotipo, las iniciales de la empresa sobre el tono de color.
documents-save = Guardar
documents-preview = Vista previa en PDF
documents-preview-hint = Se abre en otra pestaña con lo que está escrito aquí, sin guardarlo.
documents-restore = Volver a los textos originales
documents-saved = Los documentos nuevos saldrán así.
documents-restored = Los documentos vuelven a salir con los textos originales.
documents-sample = Cliente de ejemplo
documents-fault-long = Puede tener { $count } caracteres como máximo.
documents-fault-text = Puede tener 600 caracteres y 12 líneas como máximo.
documents-fault-tone = Elija un tono de la lista.
