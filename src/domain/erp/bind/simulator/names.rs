//! Words that names are made of.

/// What the clients do.
pub const TRADES: [&str; 16] = [
    "Abarrotes",
    "Aceros",
    "Autopartes",
    "Cafetería",
    "Carnicería",
    "Constructora",
    "Dulcería",
    "Farmacia",
    "Ferretería",
    "Imprenta",
    "Lácteos",
    "Mueblería",
    "Panadería",
    "Papelería",
    "Refaccionaria",
    "Taller",
];
/// Where they are.
pub const PLACES: [&str; 20] = [
    "Alameda",
    "Bugambilias",
    "Cumbres",
    "del Bosque",
    "del Valle",
    "El Mezquite",
    "El Roble",
    "Huasteca",
    "Jacarandas",
    "La Cañada",
    "La Joya",
    "Las Ánimas",
    "Las Peñas",
    "Loma Alta",
    "Los Nogales",
    "Mirasol",
    "Peñón Blanco",
    "San Isidro",
    "Santa Lucía",
    "Tres Ríos",
];
/// Who looks after them: three sellers, three collectors.
pub const PEOPLE: [&str; 6] = [
    "Ana Beltrán",
    "Beto Corona",
    "Inés Muñoz",
    "Raúl Ibarra",
    "Sofía Núñez",
    "Tomás Vela",
];
