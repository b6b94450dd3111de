namespace OrleansBank.Domain.Language.English;

/// <summary>How people ask what they have and what moved.</summary>
internal static class EnglishAccounts
{
    public const string Balance = """
        (any|is there any|is there still|got any) (money|cash|funds|dough) (left|on it|on my account|inside|for me)
        balance
        balances
        (my|the|current|account|bank|available) balance
        account balance (please|now|today|right now)
        balance (please|now|check|today|update|inquiry|enquiry)
        what is (my|the) balance
        what is (my|the) {adj} balance
        what (are|r) (my|the) (|account|current) balances
        what is the balance (of|on|in|for) (my|the) {account}
        what is the (current|available|actual|remaining|latest) balance (of|on|in) my {account} (|at {bank}|\
          with {bank})
        (show|tell|give|send) me (my|the) (|{adj}) balance (|of my {account}|at {bank}|on my {account})
        {can} (show|tell|give) me (my|the) (|{adj}) balance (|of my {account}|at {bank})
        {want} (to know|to see|to check|to view|to look at) my (|{adj}) balance
        {want} (to know|to check) how much (money|cash) (i have|is in my {account}|i got)
        {want} my balance
        (check|see|view|get|display|read|look up|pull up) my (|{adj}) balance (|for my {account}|at {bank}|on \
          {account})
        (check|see|get|show) (account|bank|{bank}) balance
        {bank} balance
        my {bank} balance
        balance (at|with|on|for|of) {bank}
        balance (in|of|on|for) (my|the) {account}
        balance of (account|the account|card) (ending|ending in|number) {n4}
        {account} balance
        my {account} balance (please|today|now|)
        how much (money|cash|) (do i have|have i got|i have|i got|is there|is left) (in|on) my {account}
        how much (money|cash) do i have (|left|available|right now|in total|altogether|in the bank)
        how much (money|cash) have i got (|available|right now|in total|in the bank|on my account)
        how much have i (got|) (left|available|saved|in savings|in my account|at {bank}|in total)
        how much (do i have|i have) (|left) (in|with|at) {bank}
        how much is (in|on) (my|the) {account} (|right now|at the moment|today|now)
        how much (is|s) left (|in my {account}|this month|to spend|for the month|on my card)
        how much (money|cash) is (left|in there|available)
        how much (can i|am i able to) (spend|withdraw|take out) (|today|right now|this week)
        how much (do i owe|is owed|debt do i have) (|on my card|on the credit card|on my visa|to the bank)
        what (do i|have i) (have|got) (left|available|in my account|in the bank|in savings|saved up)
        what have i got in my {account}
        what money (do i have|is left|have i got)
        what (funds|money) (do i have|are) available (|now|right now)
        (available|remaining|current) (funds|money|balance)
        (is|are) there (any|enough|still) (money|funds|cash) (left|in my {account}|on my card|on the account)
        (do|did) i (have|got) (any|some|enough) (money|cash|funds) (left|in my {account}|for rent|to pay rent|)
        do i have {amt} (left|in my account|in my {account}|available|on my card)
        (have i got|do i have) enough (for|to pay|to cover|to buy) (rent|{amt}|the rent of {amt}|this)
        can i afford (|a purchase of|to spend|to pay) {amt}
        am i (|still) (in the red|in credit|in the black|in overdraft|overdrawn at {bank}|below zero|in debt|broke)
        (is|did) my {account} (overdrawn|in the red|go negative|below zero|negative|empty)
        how (overdrawn|poor|rich|broke|deep in the red) am i
        how far (am i|into my overdraft am i|am i into my overdraft)
        how is my (account|money|savings|{account}) (doing|looking)
        (where|how) do i stand (|financially|with my account|at {bank}|on my {account})
        what is my (financial|account|cash|money) (position|situation|status|total)
        (total|sum) of all my (accounts|money|balances)
        (how much|what) do i have (across|in) all (my|of my) accounts
        what are my savings (at|now|worth|)
        what is (sitting|left|remaining|there) in my {account}
        what does my {account} (have|hold|say|look like)
        amount (left|available|remaining) (in|on) my {account}
        (please|pls|kindly) (tell|give|show) (me|) (my|the) (account|) balance
        what is the state of my (account|accounts|finances|{account})
        (did|has) the (money|balance) (in|on) my {account} (change|changed|go up|drop)
        how much (credit|of my limit) (is|do i have) left on my (credit card|card)
        what is my (savings|current|checking) (account|) (at|looking like|worth)
        balance for (my|the) (visa|mastercard|amex|credit card)
        remind me (what is in my account|how much i have|of my balance)
        let me (know|see) (my balance|how much i have|what i have left)
        money (left|in account|in my account|available)
        how many (euros|pounds|dollars) (do i have|are there|have i got) (|left|in my account|in my {account})
        can you check (my balance|my account balance|what i have left|how much money i have)
        my (account|accounts|money|funds|savings)
        how much dough do i have
        what is in my (account|savings|{account}|bank)
        what is the total (in|of) my accounts
        tell me how much (money i have|i have left|is in the {account} right now)
        hey (my balance|balance|what is my balance) please
        current account position
        (what|how much) is my (card|credit card) (debt|bill|balance) (|now|this month)
        (is|has) my account (been topped up|healthy|in good shape|ok|positive)
        (in the|is there anything in the) (bank|pot|account) (how much|what is left|)
        how are my (accounts|finances|savings|funds) (doing|looking|today)
        (current|present) (amount|total|sum) (in|on|of) my {account}
        """;

    public const string Transactions = """
        (has|did|is) (the|my) (transfer|payment|money|wire) (from|of) (maria|my boss|my brother|mum|work) (arrived|come in|in \
          yet|landed|arrive)
        (has|did) (marias|mums|my brothers|my bosss) (transfer|payment|money|wire) (arrived|come in|landed|get here|clear)
        transactions
        (my|latest|recent|last|bank|card|account|all) transactions
        (my|recent|latest|last) (payments|purchases|operations|movements|expenses|debits|credits|spending|activity)
        transactions (please|today|{period}|at {bank}|on my {account}|from {bank})
        (show|list|give|send|tell) (me|) my (last|latest|recent|past) (transactions|payments|purchases|operations)
        (show|list|give) (me|) (my|the|all my) (transactions|payments|purchases|expenses|debits) (from|for|of|\
          in) {period}
        (show|list) (me|) my (last|latest) {small} (transactions|payments|purchases|operations)
        the last {small} (transactions|payments|operations) (|please|on my {account}|at {bank})
        {can} (show|list|give|send) (me|) (my|the) (|recent|latest) (transactions|payments|operations) (|\
          {period}|at {bank})
        {want} (to see|to check|to view|to look at|to go through) my (|recent|last) (transactions|payments|\
          expenses|spending)
        {want} (a list of|to list) (my|all my) (transactions|payments|purchases) (|{period})
        (check|see|view|get|display|pull up|search) my (|recent|last) (transactions|payments|history|\
          transaction history)
        what (are|were) my (|last|latest|recent) (transactions|payments|purchases|expenses) (|{period}|at {bank})
        what transactions (were made|happened|are there|took place|have been made|did i make) (|on my account) \
          {period}
        which (transactions|payments|operations) (were made|went through|were done|are there) on my {account} (|\
          {period})
        what (happened|moved|changed) on my {account} (|{period}|lately|recently)
        what (did|have) i (spend|pay|buy|purchase) {period}
        what (did|have) i (bought|spent|paid) (lately|recently|{period}|at {shop})
        what (did i|have i) (spend|pay|buy|order) (at|from|on|in) {shop} (|{period})
        how much (money did|have) i (spend|spent|pay|paid) (at|on|to) {shop} (|{period}|in total)
        how much did i (spend|pay|fork out) {period}
        how much (money|) (went|came) (out|in) {period}
        how much (did i spend|have i spent|was spent) on (groceries|food|restaurants|fuel|transport|clothes) (|\
          {period})
        how much (on|for) (groceries|food|restaurants|fuel|transport|clothes) (|{period})
        (groceries|restaurants|fuel|food|eating out) {period}
        my (grocery|groceries|food|restaurant|fuel|clothes|travel) (spending|expenses|costs|payments) (|{period})
        (and|and on|what about) (groceries|food|restaurants|fuel|transport|health|clothes) (|{period})
        (did|have) i (|already) (pay|paid) (the|my) rent (|yet|{period})
        how much (rent|insurance|tax) (do|did|have) i (pay|paid) (|{period})
        (spending|expenses|money spent|purchases) (by|per) (category|kind|type) (|{period})
        what do i spend (the|) most (on|money on) (|{period})
        where is (all|) my money going (|{period})
        where (did|does|has) (all|) my money (go|gone|been going) (|{period})
        what did i (spend|waste|blow) (my|all my|so much) money on (|{period})
        (what|who) took money (from|out of) my (account|{account}) {period}
        what (came|went|comes|goes) (in|out|off|through) (|of my account|my account) (|{period})
        what (was|is) (this|that|the) {amt} (payment|charge|debit|transaction|for|about)
        what (was|is) (this|that|the) (payment|charge|debit|transaction) (from|to|at|of) ({shop}|{amt})
        (any|is there any|are there any) (new|recent|) (transactions|payments|charges|activity) (|{period}|at \
          {shop}|on my card)
        (did|has) (i|my) (pay|paid|payment to) {shop} (go through|already|yet|{period}|)
        (did|has) (my|the) (salary|pay|paycheck|wages|wage|pension|refund|rent) (arrive|arrived|come in|been \
          paid|land|hit)
        (have i been|was i|am i) paid (|yet|{period}|already)
        (has|did) the refund (from|of) ({shop}|{amt}) (come|come in|arrive|come through|been credited) (|yet)
        when (was|did) (i paid|my salary arrive|my last payment|i last pay {shop}|my salary come in)
        when did i (last|) (pay|buy|spend|use my card) (|at {shop}|something at {shop})
        who (sent|paid|transferred) me (money|{amt}|something) (|{period})
        did (someone|anyone|my boss|my mum) (send|pay|transfer) me (money|{amt}|anything) (|{period})
        (incoming|outgoing|pending|upcoming|booked|posted) (transactions|payments|transfers)
        (are there|show me|list) (pending|outstanding|unprocessed|incoming) (transactions|payments|charges)
        (is|are) (the|my) payment (to|at|of) ({shop}|{amt}) (still|) pending
        transaction (history|list|log|details|record) (|{period}|please|for my {account}|of {bank})
        (account|payment|spending|purchase|card|bank) (history|activity|movements|log) (|{period}|please)
        (movements|operations|payments|purchases|debits) (on|of|from|in) my {account} (|{period})
        (payments|purchases|transactions|charges|spending) (at|from|with|to) {shop} (|{period})
        {shop} (payments|transactions|purchases|charges) (|{period})
        (payments|transactions|expenses|spending|purchases) {period}
        (payments|transactions|purchases) (over|above|under|below|of|bigger than|for) {amt}
        (find|search|look for|locate) (the|a|my) (payment|transaction|purchase) (to|at|of|from) ({shop}|{amt}|\
          {period})
        everything (i paid|i spent|that moved|i bought|on my account) {period}
        all (the|my) (movements|payments|debits|operations) (since|between|from) {period}
        my (spending|expenses|outgoings|purchases|shopping) (|{period}|so far|lately)
        my (card|visa|mastercard|debit card) (payments|purchases|transactions|activity) (|{period})
        {bank} transactions (|{period})
        (last|latest|recent) (activity|movements|operations|debits) (at|with|on|from) ({bank}|my {account})
        (let me|may i) (see|look at|view) (my|the) (recent|last|latest|) (transactions|payments|purchases|\
          movements|activity)
        what (was|is) my (last|latest|biggest|largest|most recent) (transaction|payment|purchase|expense)
        (what|how much) was (debited|charged|taken|withdrawn|credited) (from|to|on) my (account|card) (|{period})
        how many (transactions|payments|purchases) (did i make|were there|have i made) (|{period})
        which (direct debits|standing orders|subscriptions) (went out|were paid|were taken|came out) (|{period})
        (give|show) me (a|the) (breakdown|summary|overview|rundown|recap) of my (spending|transactions|expenses|\
          payments)
        what have i been (spending|paying|buying) (|lately|{period}|my money on)
        money (in|out|in and out) (|{period})
        cash withdrawals (|{period})
        how much did {shop} (charge|take from|bill) me (|{period})
        did {shop} (charge|bill|debit|refund) me (|{period}|twice|again)
        (was|were) (there|) any (movement|money in|money out|charge) on my account (|{period})
        (anything|something) (come|gone|go|taken|paid) (in|out|through|into my account) (|{period}|overnight|\
          recently)
        (has|did) (my landlord|the gym|{shop}|my phone company|the electricity company) (taken|take|charge|\
          charged|been paid) (|yet|{period}|its money)
        (the|my|give me the) (five|ten|last|3|5) (most recent|latest|newest) (entries|items|transactions|payments)
        (what|which) (entries|items|lines) are (on|in) my (account|statement of movements) (|{period})
        """;
}
