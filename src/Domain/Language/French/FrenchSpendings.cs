using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.French;

/// <summary>What the French spend money on, in their words.</summary>
internal static class FrenchSpendings
{
    public static ImmutableArray<(string[] Words, SpendingKinds Kinds)> Kinds { get; } =
        Spendings(
            """
            Groceries: courses, courses alimentaires, alimentation, supermarche, supermarches, epicerie, boulangerie, boulangeries
            Groceries+EatingOut: nourriture, bouffe, manger
            EatingOut: restaurants, restaurant, resto, restos, restau, cafes, bars, fast food, repas, livraison de repas
            Transit: transports en commun, transport en commun, taxi, taxis, trains, metro, bus, parking, parkings, peage, peages
            Transit: stationnement, billets de train
            Transit+Fuel: transport, transports, deplacements
            Fuel: essence, carburant, gazole, gasoil, diesel, station service, stations service
            Travel: voyage, voyages, hotel, hotels, avion, billets d avion
            Clothes: vetement, vetements, fringues, habits, chaussures
            Home: meubles, bricolage, ameublement, deco, electromenager
            Health: sante, pharmacie, pharmacies, medecin, medecins, docteur, dentiste, medicaments, soins
            Leisure: loisirs, cinema, cine, concerts, jeux, sport, culture, divertissement
            Bills: factures, facture
            Cash: retraits, retrait, retraits d especes, retrait d especes, distributeur, distributeurs, retraits d argent
            """
        );

    public static FrozenSet<string> Uncoded { get; } =
        Set(
            """
            loyer loyers salaire salaires paie retraite pension assurance assurances abonnement abonnements impot impots
            electricite cantine creche retrait retraits distributeur distributeurs
            """
        );

    public static ImmutableArray<string[]> WhereMoneyWent { get; } =
        Sequences(
            """
            part mon argent, passe mon argent, va mon argent, parti mon argent, mon argent est parti, mon argent est passe,
            mon argent part, mon argent passe, file mon argent, mon argent va, passe tout mon argent, parti tout mon argent,
            part tout mon argent, mon argent est il passe, mon argent est il parti, par categorie, par categories, categorie,
            categories, repartition, par poste, postes de depenses, depense le plus, par type
            """
        );
}
