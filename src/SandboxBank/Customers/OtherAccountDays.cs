namespace OrleansBank.SandboxBank.Customers;

/// <summary>Savings grow by a standing order; a credit card takes the larger purchases and is paid back by the month.</summary>
internal static class OtherAccountDays
{
    private const decimal CardRepayment = 240m;

    public static void Savings(DayPlan plan, AccountProfile account)
    {
        var british = account.Holder.Country == "GB";
        if (plan.Day.Day == 2 && account.Holder.MonthlySaving > 0)
            plan.Move(
                account.Holder.MonthlySaving,
                null,
                british ? "TRANSFER FROM CURRENT" : "VIREMENT DU COMPTE COURANT"
            );
        if (plan.Day is { Day: 31, Month: 12 })
            plan.Move(Math.Round(account.Target * 0.017m, 2), null, british ? "INTEREST" : "INTERETS ACQUIS");
    }

    public static void CreditCard(DayPlan plan, AccountProfile account)
    {
        var people = Merchants.Of(account.Holder.Country);
        var dice = plan.Dice;
        if (dice.Chance(0.1))
            plan.Card(dice.Pick(people.Shops), dice.ShopPrice(12m, 140m), 9, 19);
        if (dice.Chance(0.04))
            plan.Card(dice.Pick(people.Trains), dice.ShopPrice(22m, 110m), 8, 20);
        if (plan.Day.Day == 4)
            plan.Move(CardRepayment, null, account.Holder.Country == "GB" ? "PAYMENT RECEIVED" : "REMBOURSEMENT");
    }
}
