//! What is fixed about the three companies.

/// What is fixed about a company.
pub struct Plan {
    pub number: i64,
    pub name: &'static str,
    pub legal_name: &'static str,
    pub rfc: &'static str,
    pub domain: &'static str,
    pub place: [&'static str; 3],
    pub locations: [&'static str; 2],
    /// Name and position of the location.
    pub warehouses: &'static [(&'static str, usize)],
    /// Short name, full name, job, administrator.
    pub users: &'static [(&'static str, &'static str, &'static str, bool)],
}

pub const PARAMO: Plan = Plan {
    number: 90001,
    name: "Comercializadora Páramo",
    legal_name: "COMERCIALIZADORA PÁRAMO",
    rfc: "URE180429TM6",
    domain: "paramo.test",
    place: ["Monterrey", "Nuevo León", "64000"],
    locations: ["Monterrey", "Ciudad de México"],
    warehouses: &[("Almacén Monterrey", 0), ("Almacén Ciudad de México", 1)],
    users: &[
        ("pedro", "Pedro Salas", "Director", true),
        ("mario", "Mario Ríos", "Ventas", false),
        ("rosa", "Rosa Peña", "Crédito y cobranza", false),
    ],
};
pub const SIERRA: Plan = Plan {
    number: 90002,
    name: "Maderas de la Sierra",
    legal_name: "MADERAS DE LA SIERRA",
    rfc: "JES900109Q90",
    domain: "sierra.test",
    place: ["Durango", "Durango", "34000"],
    locations: ["Durango", "Mazatlán"],
    warehouses: &[("Almacén general", 0)],
    users: &[
        ("olga", "Olga Luna", "Directora", true),
        ("hugo", "Hugo Mata", "Almacén", false),
    ],
};
pub const AZUL: Plan = Plan {
    number: 90003,
    name: "Distribuidora Cerro Azul",
    legal_name: "DISTRIBUIDORA CERRO AZUL",
    rfc: "EKU9003173C9",
    domain: "cerroazul.test",
    place: ["Xalapa", "Veracruz", "91000"],
    locations: ["Xalapa", "Veracruz"],
    warehouses: &[("Almacén general", 0)],
    users: &[
        ("laura", "Laura Ortiz", "Directora", true),
        ("ivan", "Iván Soto", "Caja", false),
        ("juan", "Juan Solís", "Administración", false),
        ("fernando", "Fernando Cruz", "Almacén", false),
        ("paty", "Patricia Lagos", "Cuentas por pagar", false),
    ],
};
