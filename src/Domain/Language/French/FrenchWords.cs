using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.French;

/// <summary>The French words that slots are made of.</summary>
internal static class FrenchWords
{
    public static SlotWords Words { get; } =
        new()
        {
            Months = Numbered(
                """
                janvier janv
                fevrier fevr fev
                mars
                avril avr
                mai
                juin
                juillet juil
                aout
                septembre
                octobre oct
                novembre nov
                decembre dec
                """
            ),
            DoubtfulMonths = Set("dec avr"),
            InMonth = Set("en de depuis mois fin debut"),
            Weekdays = Numbered("lundi\nmardi\nmercredi\njeudi\nvendredi\nsamedi\ndimanche"),
            Numbers = Numbered(
                """
                un une premier
                deux
                trois
                quatre
                cinq
                six
                sept
                huit
                neuf
                dix
                onze
                douze
                treize
                quatorze
                quinze
                """
            ),
            Units = Named(
                "Day: jour jours journee\nWeek: semaine semaines\nMonth: mois\nYear: an ans annee annees",
                Enum.Parse<PeriodUnit>
            ),
            Fixed = Periods(
                """
                Today: aujourd hui, ce matin, cet apres midi, ce soir, cette nuit, ce jour, ce midi
                Yesterday: hier, la veille
                DayBeforeYesterday: avant hier
                Tomorrow: demain
                ThisWeek: de la semaine, semaine en cours
                ThisMonth: du mois, mois en cours, mois ci
                ThisYear: de l annee, annee en cours, cette annee, depuis le debut de l annee
                LastWeek: semaine d avant
                LastMonth: mois d avant
                LastYear: annee d avant
                Weekend: week end, weekend
                """
            ),
            ThisBefore = Set("ce cet cette"),
            LastBefore = Set("derniers dernieres dernier derniere"),
            LastAfter = Set("dernier derniere derniers dernieres passe passee passes passees precedent precedente"),
            Since = Set("depuis sur pendant durant"),
            SinceDate = Set("depuis"),
            Edges = Edges(
                """
                Before: avant, avant le mois de, anterieur a, anterieures a
                Since: depuis, a partir de, a partir du, a compter de, a compter du
                Until: jusqu a, jusqu au, jusqu en, jusque, jusqu
                After: apres
                """
            ),
            Beginnings = Set("debut"),
            Endings = Set("fin"),
            InYear = Set("en de la l annee an depuis pour avant apres durant pendant courant"),
            Bounds = Bounds(
                """
                Over: plus de, plus que, superieur a, superieurs a, superieure a, superieures a, au dessus de, au dela de
                Over: depassant, qui depassent, excedant
                Under: moins de, moins que, inferieur a, inferieurs a, inferieure a, inferieures a, au dessous de
                Under: en dessous de
                AtLeast: au moins, minimum
                AtMost: au plus, maximum, jusqu a
                """
            ),
            BetweenAmounts = Set("entre"),
            AfterBareAmount = Set(
                """
                chez a au aux en dans ce cet cette le la l les du de des depuis avant apres pour hier aujourd pendant durant
                sur et puis stp svp s
                """
            ),
            Joints = Set("et puis aussi ensuite"),
            FollowOns = Sequences("et, pareil, idem, meme chose, ok et"),
            Topics = Set(
                """
                transaction transactions operation operations depense depenses depensees depenser achat achats paiement paiements
                mouvement mouvements paye payer achete acheter liste montre affiche
                """
            ),
            From = Set("du entre de"),
            Until = Set("au et a jusqu aux"),
            DateFillers = Set("le er ere eme"),
            Currencies = Named(
                """
                EUR: eur euro euros balles boules
                USD: usd dollar dollars
                GBP: gbp livre livres sterling
                CHF: chf francs
                CAD: cad
                JPY: jpy yen yens
                """,
                code => code
            ),
            AccountKinds = AccountKinds(
                """
                Current: compte courant, comptes courants, compte cheque, compte cheques, compte de depot
                Current: compte principal
                Savings: livret a, livret jeune, livret, livrets, compte epargne, compte d epargne, epargne, ldd
                Savings: ldds, pel, cel, lep, economies
                CreditCard: carte de credit, cartes de credit, carte credit
                Loan: compte de pret
                """
            ),
            BeforeLast4 = Set(
                """
                finit finissant fini termine terminant chiffres carte cartes cb compte numero no visa mastercard livret
                """
            ),
            BeforeMerchant = Set("a au aux par de du pour vers"),
            SurelyBeforeMerchant = Set("chez"),
            NeverNames = Set(
                """
                un une le la les l d de des du mon ma mes ton ta tes son sa ses notre nos votre vos leur ce cet
                cette ces tout tous toute
                toutes moi toi lui elle eux vous nous on je tu il ils que qui quoi quel quelle quels quelles
                combien comment est sont
                a au aux en et ou par pour sur dans avec chez vers depuis s il te plait stp svp merci ici la pas
                plus ne n y
                compte comptes carte cartes banque banques bancaire bancaires solde soldes argent commun joint
                perso personnel
                nouveau autre ouvert aujourd hui hier francais anglais maison bloque peux peut faire voir encore
                restant reste
                """
            ),
            AccountNouns = Set("compte comptes"),
            NameBeforeNoun = false,
            Owned = Set("solde soldes compte comptes argent epargne balance"),
            BeforeOwner = Set("de d a"),
            MyBefore = Set("mon ma mes notre nos"),
            Relatives = Set(
                """
                mari femme compagnon compagne conjoint conjointe copain copine fiance fiancee fil fille enfant mere maman pere
                papa parent frere soeur ami amie patron patronne voisin voisine collegue coloc mamie papi
                """
            ),
            Standouts = Standouts(
                """
                Latest: plus recent, plus recente, plus recents, plus recentes, dernier, derniere, derniers, dernieres
                Largest: plus gros, plus grosse, plus grosses, plus grand, plus grande, plus grands, plus grandes
                Largest: plus eleve, plus elevee, plus eleves, plus elevees, plus cher, plus chere, plus chers, plus cheres
                Largest: plus importante, plus important, plus importants, plus importantes
                Smallest: plus petit, plus petite, plus petits, plus petites, moins cher, moins chere, moins chers, moins cheres
                """
            ),
            TransactionNouns = Set(
                """
                transaction transactions operation operations depense depenses achat achats paiement paiements mouvement
                mouvements debit debits prelevement prelevements
                """
            ),
            NounBeforeStandout = true,
            Spendings = FrenchSpendings.Kinds,
            Uncoded = FrenchSpendings.Uncoded,
            WhereMoneyWent = FrenchSpendings.WhereMoneyWent,
            Pendings = Sequences(
                """
                en attente, en cours, pas encore passe, pas encore passes, pas encore passee, pas encore passees,
                pas encore debite, pas encore debites, pas encore debitee, pas encore debitees
                """
            ),
            Having = Set("a possede ont"),
            Exceptions = Sequences(
                "sauf, excepte, exceptee, hormis, a part, a l exception, en dehors de, sans compter"
            ),
            BeforeLanguage = Set("en parle parler parles parlez parlons l langue"),
        };
}
