using static OrleansBank.Domain.Language.WordTable;

namespace OrleansBank.Domain.Language.English;

/// <summary>What is no command though it has a command's words: states that are asked about, and denials.</summary>
internal static class EnglishCommands
{
    public static CommandWords Words { get; } =
        new()
        {
            Verbs = Set(
                """
                freeze freezes frozen froze freezing block blocks blocked blocking lock locks locked locking
                suspend suspends suspended suspending disable disabled deactivate deactivated pause paused
                unfreeze unfrozen unfroze unblock unblocked unlock unlocked reactivate reactivated activate activated
                enable enabled delete deleted deleting deletes erase erased erasing wipe wiped remove removed removing
                lift lifted undo turn put restore
                disconnect disconnected disconnecting unlink unlinked unlinking revoke revoked stop stopped cancel
                cancelled
                """
            ),
            States = Set(
                """
                frozen froze freeze freezing blocked block blocking locked lock suspended suspend disabled disable
                deactivated deactivate paused unfrozen unfreeze unblocked unblock unlocked unlock reactivated activated
                enabled deleted delete erased wiped removed disconnected unlinked revoked stopped cancelled
                """
            ),
            Participles = Set(
                "frozen blocked locked suspended disabled deactivated unfrozen unblocked unlocked reactivated activated"
            ),
            CardNouns = Set("card cards visa mastercard"),
            Denials = Set("dont not never didnt wont shouldnt without doesnt wasnt havent hasnt no nobody nor"),
            AfterDenial = Set(
                """
                want wanted you to ask asked asking need needed have had please ever me it him them let anyone told tell
                say said wanna should be been do did my card yet just dare
                """
            ),
            DenialsBehind = Set("nothing neither"),
            Auxiliaries = Set("is are was were been isnt arent got gets did has have had who whos"),
            AfterAuxiliary = Set(
                """
                my the card cards debit credit visa mastercard account bank still already not now currently really been
                it being you they somebody someone just yet all
                """
            ),
            Musings = Sequences(
                """
                should i, should we, shall i, shall we, must i, do i have to, do i need to, do i want to, can i, could i, may i,
                can we, could we, am i able to, is it, would it, what happens, what happened, what would, what will, what if,
                what does, what is, whats, what are, how do, how can, how could, how would, how does, how to, how about,
                why would, why should, why did, when should, when can, where do, where can, who can, who may,
                if i, if we, if you, when i, after i, before i, once i, did i, did we, have i, had i, was going to, i wanted to, we wanted to,
                i might, we might, i may, i could, maybe i, perhaps i, thinking about, thinking of, think about, thought about,
                thought of, considering, wondering, hesitating, not sure, tempted to, tell me about, want to know,
                consequences of, effect of, difference between
                """
            ),
            HelpWords = Set("do have"),
            Tellings = Set("unlinking unlinked disconnecting disconnected freezing blocking locking suspending"),
            Pasts = Set("did have had"),
            Affirmations = Set(
                "yes yess yesss yep yepp yeah yea yup ya yah aye me mine correct exactly indeed absolutely definitely confirm"
            ),
            Disowning = Sequences(
                """
                not me, wasnt me, wasn t me, was not me, isnt me, isn t me, not mine, wasnt mine, wasn t mine, isnt mine,
                isn t mine, never heard of, wasnt i, someone else did
                """
            ),
        };

    /// <summary>Whether and why a card is blocked is for the bank's human: this assistant only changes it.</summary>
    public const string States = """
        (is|was) my (card|debit card|visa|credit card) (|still |already |really |currently )(frozen|blocked|locked|\
          suspended|active|disabled) (|or what|right now|again)
        (for what reason is|why was|how come|since when is) my (card|debit card|visa|account) (|is )(frozen|blocked|locked|suspended|\
          not active|disabled)
        my (card|debit card|visa|account) (is|got|was|has been) (frozen|blocked|locked|suspended|disabled) (why|how come|\
          for no reason|what happened|by the bank|and i do not know why)
        (why did|why have) (you|they|the bank) (freeze|frozen|block|blocked|suspend|suspended|lock) my (card|visa|account)
        (did|have) (you|they|somebody) (freeze|frozen|block|blocked|unfreeze|locked|lock) my (card|visa|debit card) (|yet|\
          already|today)
        (who|what) (blocked|froze|locked|suspended|disabled) my (card|visa|account)
        (card|account) (status|state) (|please)
        (tell me if|do you know if|i want to know if|check whether) my (card|visa|debit card) is (frozen|blocked|active|\
          working|locked|valid)
        i (never|did not|didnt) (ask|asked|tell|told|want|wanted) (|you |anyone )to (block|freeze|lock|unfreeze|delete|\
          suspend) (my card|my account|anything)
        i (never|did not|didnt) (block|freeze|lock|suspend|froze|blocked) my (card|visa)
        (why|is it normal that|how come) (my card|my purchase|my payment|the card) (was|got|keeps getting|is) (refused|\
          declined|rejected|turned down)
        (the machine|the atm|the cash point|the terminal) (does not take|rejects|refuses|will not read) my (card|visa)
        (the machine|the atm|the cash point) (did not give me my cash|kept my money|swallowed the notes|paid out nothing)
        """;

    public const string Denials = """
        (do not|dont|please dont|never|pls dont) (freeze|block|lock|unfreeze|suspend|unblock) (my card|the card|my visa|\
          it|my cards) (|please|yet)
        (do not|dont|please dont|never) (delete|erase|remove|disconnect|unlink|wipe) (my data|my bank|my account|{bank}|\
          it|that)
        i (do not|dont) want (|you )to (freeze|block|delete|erase|disconnect|unlink|unfreeze) (my card|my data|my bank|it|\
          that)
        (no|wait|stop|hang on|careful) (do not|dont) (freeze|block|delete|remove|disconnect|touch|change) (it|my card|my \
          data|my bank|a thing) (|yet)
        no need to (freeze|block|delete|disconnect|unfreeze) (it|my card|anything|my bank)
        """;
}
