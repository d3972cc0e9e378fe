/** First names of the demo, from the countries around a North Sea port. */
export const firstNames = (
  "Anna Aylin Bart Bram Britt Carlos Chloe Daan Dilek Elif Emma Erik Fatima Femke Finn Freya Gijs Grzegorz Hanna Hugo " +
  "Ibrahim Ingrid Iris Jakub Jan Jasper Joanna Jonas Julia Kaja Karim Kasper Katarzyna Klaas Lars Laura Leila Lieke Linh Lotte " +
  "Lucia Luuk Maarten Magda Malik Marek Maria Marta Mateusz Meera Mehmet Mia Milan Mila Mohamed Nadia Niels Nina Noah Nora " +
  "Olga Oskar Pawel Pedro Petra Piet Priya Quinten Rania Ravi Rik Rosa Ruben Ruth Samira Sanne Sara Sofie Stefan Sven " +
  "Tariq Teun Thijs Tomasz Vera Viktor Wim Wout Yara Yusuf Zeynep Zofia"
).split(" ");

/** Last names of the demo. */
export const lastNames = (
  "Aalbers Ahmadi Andersen Baert Bakker Becker Bos Bouazza Brouwer Claes Costa Dąbrowski Demir De_Boer De_Groot De_Smet De_Vries " +
  "Dekker Dijkstra Dubois El_Amrani Eriksen Fischer García Goossens Haddad Hansen Hendriks Hermans Hoekstra Huisman Ivanov Jansen " +
  "Janssens Jørgensen Kaya Khan Koster Kowalski Kramer Kumar Lambert Larsen Laurent Lewandowski Maes Martens Meijer Mertens Meyer " +
  "Mohammed Molenaar Mulder Müller Nguyen Nielsen Nowak Olsen Özdemir Patel Peeters Pereira Petrov Popescu Postma Prins Rahimi " +
  "Rossi Sánchez Santos Schmidt Schouten Silva Singh Smeets Smit Sørensen Stam Szymański Timmermans Tran Van_Dam Van_den_Berg " +
  "Van_Dijk Van_Leeuwen Vandenberghe Vermeulen Visser Vos Wagner Willems Wójcik Wouters Yıldız Zieliński"
)
  .split(" ")
  .map((name) => name.replaceAll("_", " "));

/** Companies that work in the terminal, the terminal itself first. */
export const companyNames = [
  "Northquay Terminal",
  "Deltaport Cranes",
  "Scheldt Welding Works",
  "Harbour Electric",
  "Blue Anchor Logistics",
  "Tidewater Security",
  "Kade & Zoon Scaffolding",
  "Portside Catering",
  "Lighthouse Cleaning",
  "Ferrotrans Rail",
  "Meridian Customs Brokers",
  "Polder Painters",
];
