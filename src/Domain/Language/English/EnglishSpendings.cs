using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansBank.Domain.Accounts;
using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.English;

/// <summary>What the English spend money on, in their words.</summary>
internal static class EnglishSpendings
{
    public static ImmutableArray<(string[] Words, SpendingKinds Kinds)> Kinds { get; } =
        Spendings(
            """
            Groceries: groceries, grocery, grocery shopping, food shopping, supermarket, supermarkets, bakery, bakeries
            Groceries+EatingOut: food, food and drink
            EatingOut: restaurants, restaurant, eating out, dining, dining out, takeaway, takeaways, take away, takeout, fast food
            EatingOut: cafes, coffee, coffees, coffee shops, bars, pubs, lunches, dinners
            Transit: public transport, taxi, taxis, trains, buses, parking, tolls, train tickets, bus tickets
            Transit+Fuel: transport, transportation, commuting, getting around
            Fuel: fuel, petrol, gas, diesel, gasoline, petrol stations, gas stations
            Travel: travel, travelling, traveling, hotels, hotel, flights, air travel
            Clothes: clothes, clothing, shoes, fashion
            Home: furniture, diy, furnishings, household, electronics
            Health: health, healthcare, pharmacy, pharmacies, chemist, chemists, doctor, doctors, dentist, medicine, medicines
            Leisure: leisure, entertainment, cinema, cinemas, movies, concerts, games, gaming, books, sport, sports, hobbies
            Bills: bills, utilities, utility bills, phone bill, phone bills, gas bill, water bill, energy bill, energy bills
            Bills: electricity bill, internet bill
            Cash: cash withdrawals, cash withdrawal, withdrawals, withdrawal, cash machine, cash machines, atm, atms
            """
        );

    public static FrozenSet<string> Uncoded { get; } =
        Set(
            """
            rent mortgage salary wages wage paycheck pension insurance subscription subscriptions tax taxes electricity childcare
            withdrawal withdrawals atm atms
            """
        );

    public static ImmutableArray<string[]> WhereMoneyWent { get; } =
        Sequences(
            """
            my money go, my money gone, my money going, my money been going, my money goes, money went, my cash go,
            my money on, breakdown, break down, by category, per category, by categories, categories, by kind, by type,
            spend most, spend the most
            """
        );
}
