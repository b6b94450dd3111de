namespace OrleansBank.SandboxBank.Customers;

/// <summary>What a working person's current account looks like, day by day.</summary>
internal static class CurrentAccountDays
{
    private const decimal EnergyBill = 64m;
    private const decimal PhoneBill = 19.99m;
    private const decimal InsuranceBill = 31.20m;
    private const decimal TransitPass = 86.40m;
    private const decimal JointShare = 620m;
    private const decimal JointRent = 895m;

    public static void Fill(DayPlan plan, AccountProfile account)
    {
        var people = Merchants.Of(account.Holder.Country);
        if (account.IsJoint)
        {
            Household(plan, account, people);
            return;
        }
        Monthly(plan, account, people);
        Subscriptions(plan, people);
        Everyday(plan, people, Slack(account.Holder));
        Occasional(plan, account, people, Slack(account.Holder));
    }

    /// <summary>Salaries come on the 27th, or on the Friday before.</summary>
    private static bool IsPayday(DateOnly day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Saturday or DayOfWeek.Sunday => false,
            DayOfWeek.Friday => day.Day is 25 or 26 or 27,
            _ => day.Day == 27,
        };

    /// <summary>How freely the person spends: what is left after the fixed costs, against a typical month.</summary>
    private static decimal Slack(Persona person)
    {
        var jointShare = person.JointWith is null ? 0m : JointShare;
        var left = person.Salary - person.Rent - person.MonthlySaving - jointShare - 250m;
        return Math.Clamp(left / 1_330m, 0.35m, 1.6m);
    }

    private static void Monthly(DayPlan plan, AccountProfile account, Merchants people)
    {
        var person = account.Holder;
        var british = person.Country == "GB";
        if (IsPayday(plan.Day))
        {
            var employer = person.Employer.ToUpperInvariant();
            plan.Move(person.Salary, person.Employer, british ? $"{employer} SALARY" : $"VIR SEPA {employer} SALAIRE");
        }
        if (plan.Day.Day == 5 && person.Rent > 0)
            plan.Move(-person.Rent, people.Landlord, british ? "STANDING ORDER RENT" : "VIR PERMANENT LOYER");
        if (plan.Day.Day == 2 && person.MonthlySaving > 0)
            plan.Move(-person.MonthlySaving, null, british ? "TRANSFER TO EASY SAVER" : "VIREMENT VERS LIVRET A");
        if (plan.Day.Day == 3 && person.JointWith is not null)
            plan.Move(-JointShare, null, "VIREMENT VERS COMPTE JOINT");
        if (plan.Day.Day == 12 && person.JointWith is null)
            Debit(plan, british, people.Energy, Bill(plan, EnergyBill));
        if (plan.Day.Day == 8)
            Debit(plan, british, people.Phone, PhoneBill);
        if (plan.Day.Day == 20)
            Debit(plan, british, people.Insurance, InsuranceBill);
        if (plan.Day.Day == 1 && !person.Drives)
            plan.Card(people.Transit, TransitPass, 6, 8);
    }

    /// <summary>The video service raises its price twice a year, as they do.</summary>
    private static void Subscriptions(DayPlan plan, Merchants people)
    {
        if (plan.Day.Day == 7)
            plan.Card(people.Music, 11.12m, 6, 7);
        if (plan.Day.Day != 18)
            return;
        var halfYears = ((plan.Day.Year - 2025) * 2) + (plan.Day.Month >= 7 ? 1 : 0);
        plan.Card(people.Video, 12.99m + (0.50m * halfYears), 7, 8);
    }

    private static void Everyday(DayPlan plan, Merchants people, decimal slack)
    {
        var dice = plan.Dice;
        if (!plan.IsWeekend && dice.Chance(0.5))
            plan.Card(dice.Pick(people.Lunches), dice.ShopPrice(7.5m, 17m), 11, 13);
        if (dice.Chance(0.55))
            plan.Card(dice.Pick(people.Bakeries), dice.ShopPrice(1.2m, 9m), 6, 10);
        var shops = plan.Day.DayOfWeek switch
        {
            DayOfWeek.Saturday => 0.8,
            DayOfWeek.Tuesday or DayOfWeek.Friday => 0.55,
            DayOfWeek.Sunday => 0.1,
            _ => 0.15,
        };
        if (dice.Chance(shops))
            plan.Card(dice.Pick(people.Groceries), Scaled(dice.ShopPrice(14m, 110m), slack), 15, 19);
        var evenings = plan.Day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday ? 0.45 : 0.08;
        if (dice.Chance(evenings))
            plan.Card(dice.Pick(people.Restaurants), Scaled(dice.ShopPrice(16m, 74m), slack), 18, 21);
    }

    private static void Occasional(DayPlan plan, AccountProfile account, Merchants people, decimal slack)
    {
        var dice = plan.Dice;
        var british = account.Holder.Country == "GB";
        if (dice.Chance(0.07))
            plan.Card(dice.Pick(people.Shops), Scaled(dice.ShopPrice(9m, 160m), slack), 9, 19);
        if (dice.Chance(0.05))
            plan.Card(dice.Pick(people.Health), dice.ShopPrice(5m, 42m), 8, 17);
        if (dice.Chance(0.04))
            plan.Card(dice.Pick(people.Trains), Scaled(dice.ShopPrice(19m, 98m), slack), 7, 20);
        if (account.Holder.Drives && dice.Chance(0.09))
            plan.Card(dice.Pick(people.Fuel), dice.ShopPrice(38m, 74m), 6, 19);
        if (dice.Chance(0.04))
        {
            var cash = dice.Between(1, 4) * 20m;
            plan.Move(-cash, null, british ? "CASH WITHDRAWAL" : "RETRAIT DAB");
        }
        if (dice.Chance(0.06))
        {
            var friend = dice.Pick(people.Friends);
            var sign = dice.Chance(0.5) ? 1 : -1;
            plan.Move(sign * dice.Between(8, 60), friend, british ? $"FASTER PAYMENT {friend}" : $"VIR INST {friend}");
        }
    }

    private static void Household(DayPlan plan, AccountProfile account, Merchants people)
    {
        var dice = plan.Dice;
        if (plan.Day.Day == 3)
        {
            foreach (var owner in account.Owners)
                plan.Move(JointShare, owner.FullName, $"VIR SEPA {owner.FullName.ToUpperInvariant()}");
        }
        if (plan.Day.Day == 5)
            plan.Move(-JointRent, people.Landlord, "VIR PERMANENT LOYER");
        if (plan.Day.Day == 12)
            Debit(plan, false, people.Energy, Bill(plan, EnergyBill + 18m));
        if (dice.Chance(plan.Day.DayOfWeek is DayOfWeek.Wednesday or DayOfWeek.Saturday ? 0.6 : 0.05))
            plan.Card(dice.Pick(people.Groceries), dice.ShopPrice(18m, 62m), 8, 18);
    }

    private static void Debit(DayPlan plan, bool british, string payee, decimal amount)
    {
        var name = payee.ToUpperInvariant();
        plan.Move(-amount, payee, british ? $"DIRECT DEBIT {name}" : $"PRLV SEPA {name}");
    }

    private static decimal Bill(DayPlan plan, decimal typical) => typical + (plan.Dice.Between(-900, 1_400) / 100m);

    private static decimal Scaled(decimal price, decimal slack) => Math.Round(price * slack, 2);
}
