using OrleansBank.SandboxBank.Customers;

namespace OrleansBank.SandboxBank.Live;

/// <summary>When people pay with their card, and for what. Hours are UTC; both countries live close to it.</summary>
internal static class DayRhythm
{
    /// <summary>Payments an hour with one card.</summary>
    public static double PaymentsPerHour(int hour) =>
        hour switch
        {
            >= 6 and < 10 => 3,
            >= 10 and < 14 => 6,
            >= 14 and < 17 => 3,
            >= 17 and < 21 => 5,
            >= 21 => 1,
            _ => 0.2,
        };

    public static (Merchant Merchant, decimal Amount) Payment(Dice dice, Merchants people, int hour) =>
        hour switch
        {
            // At night people shop from their beds.
            < 6 => (dice.Pick(people.Shops), dice.ShopPrice(6m, 85m)),
            < 10 => (dice.Pick(people.Bakeries), dice.ShopPrice(1.2m, 9m)),
            < 14 when dice.Chance(0.7) => (dice.Pick(people.Lunches), dice.ShopPrice(7.5m, 17m)),
            < 17 when dice.Chance(0.4) => (dice.Pick(people.Shops), dice.ShopPrice(6m, 85m)),
            >= 18 when dice.Chance(0.5) => (dice.Pick(people.Restaurants), dice.ShopPrice(14m, 62m)),
            _ => (dice.Pick(people.Groceries), dice.ShopPrice(4m, 58m)),
        };
}
