### Mi perfil: cuenta, segundo factor, sesiones, datos

profile-name = Nombre
profile-name-invalid = { $count ->
    [one] Escriba su nombre, con { $count } carácter como máximo y sin < ni >.
   *[other] Escriba su nombre, con { $count } caracteres como máximo y sin < ni >.
  }
profile-language = Idioma
profile-language-hint = El de las páginas y de los correos que recibe.
profile-language-browser = El del navegador
profile-save = Guardar
profile-saved = Su perfil quedó guardado.
profile-access = Acceso
profile-email = Correo electrónico
profile-email-change = Cambiar correo electrónico
profile-email-lead = El correo nuevo surte efecto cuando abra el enlace que le enviamos a él.
profile-email-present = Correo actual
profile-email-new = Correo nuevo
profile-email-send = Enviar enlace
profile-email-same = Este ya es su correo. Escriba otro.
profile-email-sent = Si { $email } puede usarse, le enviamos un enlace para confirmarlo. Sirve durante 60 minutos.
profile-email-confirm = Confirme su correo nuevo
profile-email-confirm-text = Al confirmar, iniciará sesión con { $email }.
profile-email-confirm-button = Confirmar correo
profile-email-changed = Desde ahora inicia sesión con { $email }.
profile-link-expired = El enlace venció. Pida el cambio de nuevo desde su perfil.
profile-link-used = El enlace ya se usó.
profile-link-replaced = Hay un enlace más reciente. Busque el último correo o pida el cambio de nuevo.
profile-link-unknown = El enlace no está completo, ya no existe, o ese correo ya tiene una cuenta.
profile-link-new = Pedir el cambio de nuevo

profile-sessions = Sesiones abiertas
profile-sessions-lead = Los navegadores en los que su cuenta está abierta. Cierre los que no reconozca y cambie su contraseña.
profile-session-device = Dispositivo
profile-session-address = Dirección
profile-session-begun = Iniciada
profile-session-used = Último uso
profile-session-own = esta sesión
profile-session-end = Cerrar
profile-sessions-end = Cerrar todas las demás
profile-sessions-ended = { $count ->
    [0] No había otras sesiones.
    [one] Se cerró { $count } sesión.
   *[other] Se cerraron { $count } sesiones.
  }
profile-device = { $browser } en { $system }
profile-device-unknown = Navegador desconocido

profile-company = Empresa
profile-role = Rol
profile-role-admin = Administrador
profile-role-member = Miembro
profile-leave = Salir de la empresa
profile-leave-title = Salir de { $name }
profile-leave-what = Dejará de ver { $name }. Para volver, un administrador deberá invitarle de nuevo. Sus tareas pendientes quedarán sin responsable.
profile-leave-last = Usted es el último administrador de esta empresa. Nombre a otro antes de salir.
profile-left = Salió de la empresa.
profile-stay = Quedarme

profile-data = Mis datos
profile-data-lead = Todo lo que guardamos sobre usted, en un archivo.
profile-data-link = Descargar mis datos
profile-data-what = El archivo contiene su cuenta, sus empresas, suscripciones, invitaciones, tareas y sesiones, y lo que el registro de auditoría dice que usted hizo.
profile-data-secrets = No contiene contraseñas, códigos ni claves. La descarga queda en la auditoría.
profile-data-download = Descargar archivo

profile-factor = Segundo factor
profile-factor-lead = Además de la contraseña, un código de su teléfono. Quien sepa su contraseña no podrá entrar sin él.
profile-factor-is-on = Activado
profile-factor-is-off = Desactivado
profile-factor-manage = Administrar
profile-factor-enable = Activar
profile-factor-enabled = El segundo factor quedó activado.
profile-factor-disable = Desactivar segundo factor
profile-factor-disable-lead = Escriba su contraseña y un código. Después, bastará la contraseña para entrar.
profile-factor-disabled = El segundo factor quedó desactivado.
profile-factor-setup = Configurar segundo factor
profile-factor-step-1 = Escriba su contraseña.
profile-factor-step-2 = Escanee la imagen con una aplicación de códigos de su teléfono y escriba el código que muestra.
profile-factor-step-3 = Guarde los códigos de recuperación, por si pierde el teléfono.
profile-factor-scan = Escanee esta imagen con una aplicación de códigos de su teléfono.
profile-factor-picture = Código QR para la aplicación; abajo está como texto.
profile-factor-by-hand = O escriba este secreto en la aplicación:
profile-factor-confirm = Confirmar
profile-factor-step = Código de verificación
profile-code = Código de 6 dígitos
profile-code-hint = Lo muestra la aplicación de su teléfono. Cada código sirve una vez.
profile-code-wrong = El código no es correcto o ya se usó. Espere el siguiente e inténtelo de nuevo.
profile-code-or-recovery = El de su teléfono, o un código de recuperación.
profile-recovery-code = Código de recuperación
profile-recovery-hint = Uno de los diez que guardó. Cada uno sirve una vez.
profile-use-recovery = Usar un código de recuperación
profile-use-code = Usar el código del teléfono
profile-codes = Códigos de recuperación
profile-codes-lead = Cada uno sirve una vez en lugar del código del teléfono.
profile-codes-once = Guárdelos ahora: no se mostrarán otra vez.
profile-codes-kept = Ya los guardé
profile-codes-left = { $count ->
    [one] Queda { $count } código de recuperación.
   *[other] Quedan { $count } códigos de recuperación.
  }
profile-codes-few = { $count ->
    [0] No le quedan códigos de recuperación. Genere otros ahora.
    [one] Le queda { $count } código de recuperación. Genere otros pronto.
   *[other] Le quedan { $count } códigos de recuperación. Genere otros pronto.
  }
profile-codes-renew = Generar códigos nuevos
profile-codes-renew-hint = Escriba un código de su teléfono. Los códigos de recuperación anteriores dejarán de servir.

profile-required-by = { $name } pide un segundo factor a sus administradores. Configúrelo para entrar.

profile-mail-not-you = Si no fue usted, cambie su contraseña y cierre sus demás sesiones ahora mismo.
profile-mail-button = Ver mi perfil
profile-mail-factor-on = Segundo factor activado
profile-mail-factor-on-what = Su cuenta pide ahora un código además de la contraseña.
profile-mail-factor-off = Segundo factor desactivado
profile-mail-factor-off-what = Para entrar en su cuenta basta ahora la contraseña.
profile-mail-codes = Códigos de recuperación nuevos
profile-mail-codes-what = Se generaron códigos de recuperación nuevos; los anteriores ya no sirven.
profile-mail-email-confirm = Confirme su correo nuevo
profile-mail-email-confirm-why = Usted pidió usar esta dirección para iniciar sesión.
profile-mail-email-confirm-button = Confirmar correo
profile-mail-email-confirm-foot = Si no fue usted, no haga nada: nada cambiará.
profile-mail-email-asked = Se pidió cambiar su correo
profile-mail-email-asked-what = Alguien con su contraseña pidió iniciar sesión con otra dirección. Nada cambia hasta que se confirme desde ella.
profile-mail-email-changed = Su correo cambió
profile-mail-email-changed-what = Su cuenta inicia sesión ahora con { $email }.
