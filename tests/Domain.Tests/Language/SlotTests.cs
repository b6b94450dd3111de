using OrleansBank.Domain.Language;

namespace OrleansBank.Domain.Tests.Language;

/// <summary>The details that are found in an utterance, as the outside sees them.</summary>
public sealed class SlotTests
{
    [Theory]
    [InlineData("quelles transactions ont été effectuées sur mon compte cette semaine ?", "this_week")]
    [InlineData("transactions today", "today")]
    [InlineData("mes dépenses d'hier", "yesterday")]
    [InlineData("payments of the last 3 weeks", "last_days:21")]
    [InlineData("mes achats des 30 derniers jours", "last_days:30")]
    [InlineData("opérations depuis 2 mois", "last_days:60")]
    [InlineData("mes 3 dernières opérations de la semaine dernière", "last_week")]
    [InlineData("what did i spend lst wk", "last_week")]
    [InlineData("transactions last month please", "last_month")]
    [InlineData("mes dépenses du mois", "this_month")]
    [InlineData("mes dépenses du mois dernier", "last_month")]
    [InlineData("dépenses du mois de mars", "month:03")]
    [InlineData("what did i spend this year", "this_year")]
    [InlineData("mes opérations de l'année dernière", "last_year")]
    [InlineData("transactions in march", "month:03")]
    [InlineData("dépenses en août 2025", "month:2025-08")]
    [InlineData("payments in May", "month:05")]
    [InlineData("may i see my transactions", null)]
    [InlineData("achats du 12 mars", "day:03-12")]
    [InlineData("achats du 1er février", "day:02-01")]
    [InlineData("purchases on March 12th", "day:03-12")]
    [InlineData("purchases on the 12th of march 2026", "day:2026-03-12")]
    [InlineData("opérations du 12/03", "day:03-12")]
    [InlineData("opérations du 12/03/2026", "day:2026-03-12")]
    [InlineData("transactions on 2026-03-12", "day:2026-03-12")]
    [InlineData("mes opérations du 3 au 10 mars", "range:03-03..03-10")]
    [InlineData("transactions from 3 to 10 March", "range:03-03..03-10")]
    [InlineData("transactions between march 28 and april 4", "range:03-28..04-04")]
    [InlineData("dépenses entre le 28 décembre 2025 et le 3 janvier 2026", "range:2025-12-28..2026-01-03")]
    [InlineData("dépenses de mars à mai", "range:03..05")]
    [InlineData("transactions depuis le 3 mars", "range:03-03..")]
    [InlineData("transactions since monday", "since_weekday:1")]
    [InlineData("qu'ai-je payé mardi", "weekday:2")]
    [InlineData("dépenses du week-end", "weekend")]
    [InlineData("c koi mon solde", null)]
    [InlineData("transactions over 100 euros", null)]
    public void A_period_is_found(string text, string? period)
    {
        Assert.Equal(period, Slot(text, "period"));
    }

    [Theory]
    [InlineData("what did i spend in 2025", "year:2025")]
    [InlineData("mes dépenses en 2025", "year:2025")]
    [InlineData("transactions of the year 2024", "year:2024")]
    [InlineData("opérations de l'année 2024", "year:2024")]
    [InlineData("transactions 2025", "year:2025")]
    [InlineData("transactions from 2024 to 2025", "range:2024-01-01..2025-12-31")]
    [InlineData("dépenses entre 2024 et 2025", "range:2024-01-01..2025-12-31")]
    [InlineData("transactions before June", "before:month:06")]
    [InlineData("mes opérations avant juin", "before:month:06")]
    [InlineData("payments before march 2025", "before:month:2025-03")]
    [InlineData("paiements avant le 3 mars", "before:day:03-03")]
    [InlineData("transactions before 2025", "before:year:2025")]
    [InlineData("transactions after may", "after:month:05")]
    [InlineData("dépenses après le 10 mai 2026", "after:day:2026-05-10")]
    [InlineData("transactions since May", "range:05..")]
    [InlineData("mes dépenses depuis mai", "range:05..")]
    [InlineData("opérations à partir de mars", "since:month:03")]
    [InlineData("transactions since 2025", "since:year:2025")]
    [InlineData("payments since last month", "since:last_month")]
    [InlineData("paiements depuis le mois dernier", "since:last_month")]
    [InlineData("dépenses depuis hier", "since:yesterday")]
    [InlineData("spending since the beginning of the month", "since:this_month")]
    [InlineData("dépenses jusqu'à fin mars", "until:month:03")]
    [InlineData("dépenses avant la fin de mars", "until:month:03")]
    [InlineData("payments since the end of march", "after:month:03")]
    [InlineData("payments until the end of last week", "until:last_week")]
    [InlineData("dépenses jusqu'en mars", "until:month:03")]
    [InlineData("transactions until 3 march", "until:day:03-03")]
    [InlineData("dépenses d'avant-hier", "day_before_yesterday")]
    [InlineData("transactions on 31 February", "day:02-31")]
    [InlineData("opérations du 31 février", "day:02-31")]
    [InlineData("opérations du 45 mars", "day:03-45")]
    [InlineData("transactions on march 32", "day:03-32")]
    [InlineData("opérations du 31/13/2026", "day:2026-31-13")]
    [InlineData("opérations du 32/01", "day:01-32")]
    [InlineData("i give it 50/50", null)]
    [InlineData("show 2000 transactions", null)]
    public void A_year_an_edge_of_time_and_a_date_that_is_none_are_found(string text, string? period)
    {
        Assert.Equal(period, Slot(text, "period"));
    }

    [Theory]
    [InlineData("transactions on 03/12", "en-US", "day:03-12")]
    [InlineData("transactions on 03/12", "en-GB", "day:12-03")]
    [InlineData("transactions on 12/25", "en-GB", "day:12-25")]
    [InlineData("transactions on 25/12", "en-US", "day:12-25")]
    public void Only_americans_put_the_month_first(string text, string locale, string period)
    {
        Assert.Equal(period, Slot(text, "period", locale));
    }

    [Theory]
    [InlineData("what was this 12.50 euros payment", "12.50 EUR")]
    [InlineData("c'est quoi ce débit de 12,50 €", "12.50 EUR")]
    [InlineData("c'est quoi ce débit de 12,5€", "12.50 EUR")]
    [InlineData("a $20 charge", "20.00 USD")]
    [InlineData("payments over £1,250", "1250.00 GBP")]
    [InlineData("un achat de 1 234,56 €", "1234.56 EUR")]
    [InlineData("un achat de 1.234,56 euros", "1234.56 EUR")]
    [InlineData("a payment of 500 JPY", "500 JPY")]
    [InlineData("a payment of 5.5 JPY", null)]
    [InlineData("CHF 20 at the station", "20.00 CHF")]
    [InlineData("80 balles chez ikea", "80.00 EUR")]
    [InlineData("show all 20 transactions", null)]
    [InlineData("20 TRY", "20.00 TRY")]
    [InlineData("99999999999999999999999 euros", null)]
    public void An_amount_is_found(string text, string? amount)
    {
        Assert.Equal(amount, Slot(text, "amount"));
    }

    [Theory]
    [InlineData("how much did i spend on groceries", "groceries")]
    [InlineData("what did i spend on food last month", "groceries,eating_out")]
    [InlineData("how much for petrol and clothes this year", "fuel,clothes")]
    [InlineData("my spending on the doctor", "health")]
    [InlineData("combien en courses et en restos ce mois-ci", "groceries,eating_out")]
    [InlineData("mes dépenses de santé", "health")]
    [InlineData("combien pour le médecin", "health")]
    [InlineData("j'ai dépensé combien en vetemens", "clothes")]
    [InlineData("my payments at Hotel Bellevue", null)]
    [InlineData("transactions of my travel account", null)]
    [InlineData("opérations du compte voyages", null)]
    [InlineData("transactions last month", null)]
    public void What_money_went_on_is_found(string text, string? spending)
    {
        Assert.Equal(spending, Slot(text, "spending"));
    }

    [Theory]
    [InlineData("transactions over 50 euros", "over:50 EUR")]
    [InlineData("opérations de plus de 50 €", "over:50 EUR")]
    [InlineData("payments over £1,250", "over:1250 GBP")]
    [InlineData("purchases above $20.50", "over:20.5 USD")]
    [InlineData("dépenses supérieures à 100 euros ce mois-ci", "over:100 EUR")]
    [InlineData("transactions under 10", "under:10")]
    [InlineData("achats de moins de 10 chez Carrefour", "under:10")]
    [InlineData("payments of at least 30 euros", "at_least:30 EUR")]
    [InlineData("paiements d'au moins 30 €", "at_least:30 EUR")]
    [InlineData("payments up to 30 euros", "at_most:30 EUR")]
    [InlineData("transactions between 20 and 50 euros", "between:20..50 EUR")]
    [InlineData("transactions between €20 and €50", "between:20..50 EUR")]
    [InlineData("transactions between 20 and 50", "between:20..50")]
    [InlineData("dépenses entre 20 et 50 € en mai", "between:20..50 EUR")]
    [InlineData("transactions between 20 and 30 may", null)]
    [InlineData("transactions entre 20€ et 30$", null)]
    [InlineData("more than 10 transactions", null)]
    [InlineData("payments over the last 30 days", null)]
    [InlineData("opérations depuis plus de 3 semaines", null)]
    [InlineData("a payment of 20 euros", null)]
    public void Bounds_of_amounts_are_found(string text, string? amounts)
    {
        Assert.Equal(amounts, Slot(text, "amounts"));
    }

    [Theory]
    [InlineData("balance at sandbank", "sandbank")]
    [InlineData("solde chez Sand Bank", "sandbank")]
    [InlineData("link my rivrbank account", "riverbank")]
    [InlineData("connecte mon compte fortbnak", "fortbank")]
    [InlineData("FORTBANK transactions", "fortbank")]
    [InlineData("lier le credit agricole", "ca")]
    [InlineData("délier crédit agricole svp", "ca")]
    [InlineData("annule ça", null)]
    [InlineData("link my bank", null)]
    [InlineData("the bank is on the river", null)]
    public void A_configured_bank_is_found(string text, string? bank)
    {
        Assert.Equal(bank, Slot(text, "bank"));
    }

    [Theory]
    [InlineData("balance of my savings account", "account_kind", "savings")]
    [InlineData("solde de mon livret A", "account_kind", "savings")]
    [InlineData("solde de mon livret A", "account", "livret A")]
    [InlineData("solde de mon compte courant", "account_kind", "current")]
    [InlineData("how much is in my checking account", "account_kind", "current")]
    [InlineData("what do i owe on my credit card", "account_kind", "credit_card")]
    [InlineData("solde de mon compte", "account_kind", null)]
    [InlineData("balance of my holiday account", "account", "holiday")]
    [InlineData("solde du compte Vacances", "account", "Vacances")]
    [InlineData("what is the balance of my account", "account", null)]
    [InlineData("quel est le solde de mon compte", "account", null)]
    [InlineData("balance of the account ending in 4021", "last4", "4021")]
    [InlineData("bloque la carte qui finit par 7712", "last4", "7712")]
    [InlineData("freeze card 8837", "last4", "8837")]
    [InlineData("transactions in march 2026", "last4", null)]
    [InlineData("freeze my card, a payment of 1234 euros", "last4", null)]
    public void An_account_is_found(string text, string slot, string? value)
    {
        Assert.Equal(value, Slot(text, slot));
    }

    [Theory]
    [InlineData("how much did i spend at Tesco this month", "Tesco")]
    [InlineData("combien j'ai dépensé chez Carrefour ce mois-ci", "Carrefour")]
    [InlineData("mes achats chez Le Petit Marseillais", "Le Petit Marseillais")]
    [InlineData("payments to Grzegorz Ltd last week", "Grzegorz Ltd")]
    [InlineData("did netflix charge me", "netflix")]
    [InlineData("mes paiements chez sandbank", null)]
    [InlineData("transactions from yesterday", null)]
    [InlineData("transactions on my account", null)]
    [InlineData("quelles transactions ont été effectuées sur mon compte cette semaine ?", null)]
    public void A_merchant_is_found(string text, string? merchant)
    {
        Assert.Equal(merchant, Slot(text, "merchant"));
    }

    [Theory]
    [InlineData("parle anglais", "en")]
    [InlineData("in French please", "fr")]
    [InlineData("español", "es")]
    [InlineData("do you speak german", "de")]
    [InlineData("je comprends pas l'anglais, parle français", "fr")]
    [InlineData("i don't understand french, use english", "en")]
    [InlineData("change la langue", null)]
    [InlineData("what's my balance in english", "en")]
    public void The_wanted_language_is_found(string text, string? language)
    {
        var understood = Understanding.Understand(text, "en-GB", Banks.Known);

        Assert.Equal(understood.Intent is Intent.Language ? language : null, understood.Slots.WantedLanguage);
        Assert.True(understood.Intent is Intent.Language or Intent.Balance);
    }

    private static string? Slot(string text, string name, string locale = "en-GB")
    {
        var slots = Understanding.Understand(text, locale, Banks.Known).Slots;
        return SlotNames.Describe(slots).Where(slot => slot.Key == name).Select(slot => slot.Value).SingleOrDefault();
    }
}
