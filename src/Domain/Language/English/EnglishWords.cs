using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.English;

/// <summary>The English words that slots are made of.</summary>
internal static class EnglishWords
{
    public static SlotWords Words { get; } =
        new()
        {
            Months = Numbered(
                """
                january jan
                february feb febuary
                march mar
                april apr
                may
                june jun
                july jul
                august aug
                september sept sep
                october oct
                november nov
                december dec
                """
            ),
            DoubtfulMonths = Set("may mar march jan jun dec"),
            InMonth = Set("in of for since from during until this last early late all"),
            Weekdays = Numbered(
                """
                monday mon
                tuesday tues tue
                wednesday weds
                thursday thurs thu
                friday fri
                saturday
                sunday
                """
            ),
            Numbers = Numbered(
                """
                a one
                two couple
                three
                four
                five
                six
                seven
                eight
                nine
                ten
                eleven
                twelve
                thirteen
                fourteen
                fifteen
                """
            ),
            Units = Named(
                "Day: day days\nWeek: week weeks\nMonth: month months\nYear: year years",
                Enum.Parse<PeriodUnit>
            ),
            Fixed = Periods(
                """
                Today: today, tonight, this morning, this afternoon, this evening, so far today
                Yesterday: yesterday, last night
                DayBeforeYesterday: day before yesterday
                Tomorrow: tomorrow
                LastDays 7: past week, past seven days
                LastDays 14: past fortnight, last fortnight
                LastDays 30: past month
                LastDays 365: past year
                Weekend: weekend
                """
            ),
            ThisBefore = Set("this current"),
            LastBefore = Set("last past previous"),
            LastAfter = Set("gone"),
            Since = Set("since over within for in during"),
            SinceDate = Set("since"),
            Edges = Edges(
                """
                Before: before, prior to, earlier than
                Since: since, starting, starting from, as of
                Until: until, till, up to, up until
                After: after, later than
                """
            ),
            Beginnings = Set("beginning start"),
            Endings = Set("end"),
            InYear = Set("in of for since from during until year all over before after"),
            Bounds = Bounds(
                """
                Over: over, above, more than, greater than, higher than, bigger than, larger than, exceeding, beyond
                Under: under, below, less than, smaller than, lower than, cheaper than
                AtLeast: at least, minimum, no less than
                AtMost: at most, up to, maximum, no more than
                """
            ),
            BetweenAmounts = Set("between"),
            AfterBareAmount = Set(
                "at in on this last since before after from to for today yesterday during and then please"
            ),
            Joints = Set("and then also"),
            FollowOns = Sequences("and, what about, how about, same for, same thing for, ok and, also"),
            Topics = Set(
                """
                transaction transactions payment payments spend spent spending spendings expense expenses purchase purchases
                operations movements pay paid bought buy list show cost
                """
            ),
            From = Set("from between"),
            Until = Set("to and until till through thru"),
            DateFillers = Set("the of th st nd rd on"),
            Currencies = Named(
                """
                EUR: eur euro euros
                USD: usd dollar dollars bucks
                GBP: gbp pound pounds quid
                CHF: chf
                CAD: cad
                AUD: aud
                JPY: jpy yen
                """,
                code => code
            ),
            AccountKinds = AccountKinds(
                """
                Current: current account, current accounts, checking account, checking, chequing account
                Current: everyday account, main account
                Savings: savings account, savings accounts, saving account, savings, saving, isa, nest egg
                Savings: deposit account
                CreditCard: credit card, credit cards, creditcard, credit card account
                Loan: loan account, mortgage account
                """
            ),
            BeforeLast4 = Set(
                "ending ends end finishing finishes last digits card cards account number no visa mastercard"
            ),
            BeforeMerchant = Set("at from to with by in for"),
            SurelyBeforeMerchant = Set("merchant called named"),
            NeverNames = Set(
                """
                a an the my your our his her this that these those any all each every both other some me i you
                we they it is are was
                in on of for to from at with by and or as not no what which how much many do does did can could
                would will shall
                have has had please thanks show see check tell give list view get find link add connect bank
                banking banks online
                account accounts card cards balance balances money joint personal new old whole bank's open
                close delete remove
                english french home work night day week month year up down out off one two linked connected
                right left current
                """
            ),
            AccountNouns = Set("account accounts"),
            NameBeforeNoun = true,
            Owned = Set("balance balances account accounts money savings"),
            BeforeOwner = Set("of"),
            MyBefore = Set("my our"),
            Relatives = Set(
                """
                husband wife partner spouse boyfriend girlfriend fiance fiancee son daughter child kid mother mum mom father
                dad parent brother sister friend boss neighbour neighbor colleague roommate flatmate grandmother grandfather
                """
            ),
            Standouts = Standouts(
                """
                Latest: most recent, latest, last, newest
                Largest: biggest, largest, highest, priciest, most expensive, top
                Smallest: smallest, lowest, cheapest, least expensive
                """
            ),
            TransactionNouns = Set(
                """
                transaction transactions payment payments purchase purchases expense expenses movement movements operation
                operations debit debits spending spendings
                """
            ),
            NounBeforeStandout = false,
            Spendings = EnglishSpendings.Kinds,
            Uncoded = EnglishSpendings.Uncoded,
            WhereMoneyWent = EnglishSpendings.WhereMoneyWent,
            Pendings = Sequences("pending, not booked yet, not yet booked, still processing, on hold"),
            Having = Set("have has got own owns"),
            Exceptions = Sequences(
                "except, everything but, all but, anything but, other than, apart from, aside from, excluding, leave out"
            ),
            BeforeLanguage = Set(
                "in to speak use into talk understand write reply answer continue set want prefer with"
            ),
        };
}
