### Sesión: entrar, contraseñas, avisos de acceso

session-sign-in = Iniciar sesión
session-email = Correo electrónico
session-email-invalid = Escriba una dirección como nombre@empresa.test.
session-next = Siguiente
session-password = Contraseña
session-enter = Iniciar sesión
session-other-email = Usar otro correo
session-forgot-link = ¿Olvidaste tu contraseña?
session-refused = El correo o la contraseña no son correctos.
session-back = Volver al inicio de sesión

session-forgotten = Restablecer contraseña
session-forgotten-lead = Le enviaremos un enlace para elegir una contraseña nueva.
session-reset-button = Restablecer
session-sent = Revise su correo
session-sent-lead = Si { $email } tiene una cuenta, le enviamos un enlace para elegir una contraseña nueva. Sirve durante 60 minutos y una sola vez.
session-sent-hint = Si no lo encuentra, mire en la carpeta de correo no deseado.
session-sent-again = Pedir otro enlace

session-reset = Elija una contraseña nueva
session-reset-password = Restablecer contraseña
session-reset-done = Su contraseña quedó cambiada. Inicie sesión con ella.
session-new-password = Contraseña nueva
session-new-password-again = Confirme la contraseña nueva
session-current-password = Contraseña actual
session-current-wrong = La contraseña actual no es correcta.
session-password-hint = Diez caracteres o más. Unas cuantas palabras sueltas son fáciles de recordar.
session-password-short = { $count ->
    [one] Use al menos { $count } carácter.
   *[other] Use al menos { $count } caracteres.
  }
session-password-long = { $count ->
    [one] Use como máximo { $count } carácter.
   *[other] Use como máximo { $count } caracteres.
  }
session-password-common = Esta contraseña es de las primeras que alguien probaría. Elija otra.
session-password-personal = La contraseña no puede contener su correo ni el nombre de su empresa.
session-password-differs = La confirmación no es igual a la contraseña.
session-password-same = La contraseña nueva debe ser distinta de la actual.

session-change = Cambiar contraseña
session-change-forced = Otra persona eligió su contraseña. Elija una propia para continuar.
session-change-button = Cambiar contraseña
session-change-done = Su contraseña quedó cambiada y se cerraron sus demás sesiones.

session-link-dead = Este enlace ya no sirve
session-link-expired = El enlace venció. Pida uno nuevo.
session-link-used = El enlace ya se usó. Si no fue usted, pida uno nuevo ahora.
session-link-replaced = Hay un enlace más reciente. Busque el último correo o pida uno nuevo.
session-link-unknown = El enlace no está completo o ya no existe. Pida uno nuevo.
session-link-new = Pedir un enlace nuevo

session-cross-site = Esta solicitud no llegó desde este sitio. Abra { $expected } e inténtelo desde ahí.
session-forbidden = Su cuenta no tiene este permiso
session-forbidden-message = Pida a un administrador de su empresa que lo haga o que le dé el permiso.

session-banner-paused = Los envíos de esta empresa están en pausa.
session-banner-paused-link = Ver cobranza
session-banner-insecure = La dirección de este sitio no usa https: los navegadores no protegen la cookie de sesión. Corrija PUBLIC_URL.

session-mail-hello = Hola, { $name }:
session-mail-reset-subject = Restablezca su contraseña
session-mail-reset-why = Alguien pidió elegir una contraseña nueva para su cuenta.
session-mail-reset-how-long = El enlace sirve durante 60 minutos y una sola vez.
session-mail-reset-not-you = Si no fue usted, no haga nada: su contraseña sigue siendo la misma.
session-mail-reset-button = Restablecer contraseña
session-mail-changed-subject = Su contraseña cambió
session-mail-changed-what = La contraseña de su cuenta acaba de cambiar.
session-mail-changed-not-you = Si no fue usted, restablézcala ahora mismo.
session-mail-changed-button = Restablecer contraseña
session-mail-changed-foot = Recibe este mensaje porque tiene una cuenta aquí.
