//! .
/// stub
#[derive(Clone, Debug)]
pub struct SmtpSettings;
impl SmtpSettings {
    /// stub
    pub fn parse(_: &str) -> Result<Self, String> {
        Ok(Self)
    }
}
