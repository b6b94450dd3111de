namespace OrleansBank.Domain.Language.English;

/// <summary>How people report fraud and have cards frozen and unfrozen.</summary>
internal static class EnglishCards
{
    public const string FraudReport = """
        fraud
        (this|it|that) (was not|is not|wasnt) (me|mine|my payment|my purchase|my transaction)
        (i did not|i have not|i never) (make|made|do|did|authorise|authorised|approve|approved) (this|that|the) \
          (payment|purchase|transaction|transfer)
        (i did not|i never) (buy|bought|order|ordered|pay for|purchase) (this|that|it|anything|anything there) \
          (|at {shop}|from {shop})
        (that|this|the) (payment|purchase|charge|transaction|withdrawal) (is not|was not|isnt) (mine|me|from me|\
          by me|done by me)
        (the|that|a) {amt} (payment|charge|purchase|debit|withdrawal) (is not mine|was not me|is fraud|is not \
          from me|is unknown to me)
        (payment|charge|transaction|purchase) (at|from|to) {shop} (was not me|is not mine|i do not recognise|i \
          did not make)
        i (do not|dont|can not) (recognise|recognize|know|remember|identify) (this|that|a|the|these) \
          (transaction|payment|charge|purchase)
        i (do not|dont) (recognise|recognize|know) (some|several|these|certain) (transactions|charges|payments|\
          purchases) (|on my account|on my card)
        there (is|are|was) (a|an|some|several) (unknown|strange|weird|odd|suspicious|unauthorised) (payment|\
          charge|transactions|debits|charges)
        (unknown|unrecognised|unrecognized|unauthorised|unauthorized|suspicious|fraudulent) (payment|charge|\
          transaction|debit|withdrawal|activity)
        (unknown|suspicious|strange|weird) (payments|charges|transactions) (on|from|in) my (card|account|visa|\
          {account})
        (report|reporting|declare|flag|signal) (a|the|some|) (fraud|scam|theft|fraudulent transaction|\
          suspicious payment|unauthorised charge)
        {want} to (report|declare|flag) (a|an|some|) (fraud|scam|fraudulent payment|suspicious transaction|\
          unauthorised charge)
        {can} (i|you|we) (report|declare|flag) (a|this|) (fraud|scam|fraudulent transaction|charge as fraud)
        how (do|can) i (report|declare|flag) (a|) (fraud|scam|fraudulent charge|suspicious payment)
        (someone|somebody|a stranger|a thief|they) (used|is using|has used|paid with|cloned|copied|misused) my \
          (card|account|visa|card number)
        (someone|somebody|a hacker|they) (hacked|broke into|got into|accessed|has access to|took over) my \
          (account|bank account|{account})
        (someone|somebody|a thief) (stole|is stealing|has stolen|took|withdrew|has taken) (money|{amt}|cash|my \
          money) (|from my account|from me)
        (my|the) (account|card|bank account|card number|identity) (has been|was|got|is) (hacked|compromised|\
          cloned|used by someone|skimmed)
        (my|the) card (has been|was|got) (used|charged|debited|copied) (without my consent|by someone else|\
          fraudulently|abroad but i am home)
        (my|the) (money|savings) (was|were|has been|is being) (stolen|taken) (|from my account|by a scammer)
        (money|{amt}|cash) (is missing|disappeared|has vanished|was taken) from my account (|without my consent|\
          and i did not do it)
        i (have been|was|got|am being) (scammed|defrauded|phished|robbed online|conned|tricked|a victim of fraud)
        i (am|was|think i am) (a|the) victim of (a|) (fraud|scam|phishing|identity theft|card fraud)
        i (gave|entered|sent) my (card details|code|pin|password|bank details) (to a scammer|on a fake site|to \
          a fake caller|by mistake)
        i (clicked|clicked on) a (phishing|fake|suspicious) (link|sms|email) (|and entered my details|and gave \
          my card number)
        i got a (fake|suspicious) (call|text|email|sms) (from my bank|asking for my code|and i gave my details)
        (i want to|can i|how do i|i need to|i would like to) (dispute|contest|challenge) (a|this|that|the) \
          (charge|payment|transaction)
        (dispute|contest|challenge|chargeback) (a|the|this|that|) (charge|transaction|payment|purchase|debit)
        (fraud|scam|theft|phishing) (alert|report|help|on my card|on my account|please help|attempt)
        (card|credit card|bank|payment|account|identity) (fraud|theft|scam|hacked|hack)
        (help|please help|urgent) (fraud|i was scammed|someone stole my money|my account is hacked|my card was used)
        (this|that|it) (is|looks like|must be|seems to be) (a|) (fraud|scam|fraudulent|suspicious|fake)
        (who|what) is (this|that) (charge|payment|debit) i (did not|never) (make|made|authorise|do)
        (i have|there is) (a|an) (payment|charge|debit|withdrawal) (i did not make|i never made|that is not \
          mine|i do not recognise)
        (payments|purchases|transactions|withdrawals) (i did not make|i never made|that are not mine|that were \
          not me)
        (i was not|i have never been|i am not) (there|in that country|in that shop|in {shop}|abroad) (|so it \
          was not me|it is fraud)
        (not me|wasnt me|it wasnt me|not mine|was not me)
        no (that|it|this) (was not me|is not mine|is fraud)
        (charged|debited|billed) (for|by) something i (did not|never) (buy|order|authorise)
        (someone|somebody) (is|has been) (buying|ordering|paying|shopping) (things|stuff|online) (with|on) my \
          (card|account)
        (my|a) card (was|got) (cloned|skimmed|copied) (|at an atm|at a petrol station)
        i (suspect|fear|think there is|noticed|see|spotted) (a|some|) (fraud|fraudulent activity|something \
          fishy|a scam|strange charges) (|on my account)
        (unauthorised|unauthorized|fraudulent) (use|usage) of my (card|account|details)
        (refund|give back) (the|my) (stolen|fraudulent) (money|payment|charge)
        (something|there is something) (is|) (wrong|fishy|strange) (with a payment|with this charge|on my \
          account i did not do that)
        (people|they|some people|strangers|criminals) (are using|used|are paying with|bought things with) my \
          (card|card details|account)
        (there are|i see|i notice) (withdrawals|payments|transfers|debits) (i know nothing about|that i never \
          made|from places i never visited|i can not explain)
        (help|hello|hey) (there are|i see) (strange|unknown|weird) (withdrawals|payments|debits) (|on my account)
        (money|cash|funds) (was|has been|got) (taken|withdrawn|stolen|removed) (out of|from) my account (|by \
          someone|and it was not me)
        (someone|somebody|they) (took|has taken|pulled|withdrew) (money|cash|my money) (out of|off|from) my account
        a (payment|purchase|withdrawal) (in|from) (brazil|china|a foreign country|another city|nigeria) (i have \
          never been there|that is not mine|it was not me)
        (this|that) (charge|payment|purchase) is (fake|bogus|fraudulent|not legit|dodgy|illegitimate)
        (a|some) (fake|so called) (bank employee|adviser|courier|policeman) (called me|tricked me|took my code|\
          made me pay)
        """;

    public const string CardFreeze = """
        (i need|i want|please get|have|get) my (card|visa|debit card) (frozen|blocked|locked) (now|today|at once|straight away)
        (can|could) (my|the) (card|visa|debit card) be (frozen|blocked|locked|switched off|suspended) (|for now|temporarily|\
          until monday|a while)
        (lost|misplaced|left|forgot|dropped) my (card|bank card|visa|wallet) (at|in|on) (the pub|a taxi|the office|a shop|the \
          bus) (|last night|today|this morning|on sunday)
        freeze (card|the card|my cards|all my cards|it|it now)
        (freeze|block|lock|suspend|disable|deactivate|stop|pause) my (debit|credit|bank|payment|visa|gold|\
          {bank}) card (|please|now|right now|temporarily)
        (freeze|block|lock|suspend|disable|deactivate|pause|hold) (the|my) card (ending|ending in|number|that \
          ends with|finishing in) {n4}
        (freeze|block|lock|suspend|disable) (the|my) (visa|mastercard|amex|debit card|credit card|bank card) (|\
          please|now|{bank})
        (freeze|block|lock|disable|suspend) my (cards|two cards|both cards) (|please|immediately|asap|now)
        (freeze|block|lock) (card|visa|mastercard) {n4}
        {can} (you|i|we) (freeze|block|lock|suspend|disable|deactivate|stop|pause) my (card|debit card|credit \
          card|bank card|visa)
        {want} to (freeze|block|lock|suspend|disable|deactivate|stop|pause|turn off) my (card|debit card|credit \
          card|bank card|visa)
        {want} my (card|debit card|credit card|bank card|visa) (frozen|blocked|locked|suspended|disabled|\
          stopped|cancelled)
        {want} you to (block|freeze|lock|stop) my (card|cards|visa|credit card)
        how (do|can|could) i (freeze|block|lock|suspend|disable|stop) my (card|debit card|credit card|bank card|\
          cards)
        (i|i have|i just|i think i) (lost|misplaced|dropped|forgot|left) my (bank card|debit card|credit card|\
          visa|cards|card somewhere)
        (i|we) (can not|can t|am unable to|do not) find my (card|debit card|bank card|credit card|visa|wallet \
          with my cards)
        my (card|debit card|credit card|bank card|visa) (is|has been|was|got) (lost|missing|stolen|gone|\
          swallowed by the atm|taken)
        (lost|stolen|missing|misplaced) (card|my card|bank card|debit card|credit card|wallet with cards)
        (someone|somebody|a thief|a pickpocket) (stole|took|has stolen|snatched|nicked) my (card|bank card|\
          wallet|purse|bag|credit card|visa)
        my (wallet|purse|bag|handbag|card) (was|got|has been) (stolen|snatched|lost|nicked|taken) (|block my \
          card|freeze my cards|block everything)
        i (lost|have lost|misplaced) my (wallet|purse|bag) (|block my card|freeze my cards|with my card in it|\
          so lock my card)
        (turn|switch) (off the card|the card off|my debit card off|off my debit card) (please|now|for a while)
        (put|place) (a|my card on) (hold|freeze|block|stop) (|on my card|on my debit card|on the card|please)
        (put|place) a (hold|freeze|block|lock|stop) on my (card|debit card|credit card|visa|cards)
        (stop|prevent|refuse|forbid) (any|all) (payments|transactions|purchases) (with|on|from) my (card|visa|\
          credit card)
        (stop|prevent) (anyone|people|someone) from using my (card|visa|debit card|credit card)
        (temporarily|immediately|urgently|quickly) (freeze|block|lock|suspend|disable) my (card|debit card|\
          credit card|visa)
        (temporary|emergency|urgent) (card|) (freeze|block|lock|stop) (|of my card|please|on my card)
        (card|visa|debit card|credit card) (freeze|block|lock|blocking|freezing|stop|suspension) (|please|now|\
          request)
        (urgent|emergency|quick|asap|hurry) (freeze|block|lock|stop) my (card|visa|bank card|cards)
        (i need|need) (to|you to) (freeze|block|lock|stop|suspend|disable) my (card|visa|debit card|credit \
          card) (|now|urgently|asap|quickly)
        (please|pls|kindly) (freeze|block|lock|stop|suspend|disable) my (card|visa|debit card|credit card)
        (cancel|kill|deactivate|shut down) my (card|debit card|credit card|visa) (|it was stolen|i lost it|\
          because it is lost|it is gone)
        my card (fell out of|is not in|has gone from|disappeared from) my (pocket|wallet|bag|purse)
        i (do not|no longer) have my card (|any more|block it|please freeze it|it must be stolen)
        (the|an) (atm|cash machine) (swallowed|ate|kept) my card (|block it|freeze it)
        (i left|i forgot) my card (at|in|on) (the|a) (shop|restaurant|bar|train|bus|taxi|atm|hotel) (|freeze it|\
          block it please)
        make (my|the) card (unusable|stop working|inactive|unavailable)
        my card should (not|no longer) (work|be used|be usable|be active)
        block (all|every) (card|cards|of my cards|payments on my card) (|now)
        (shut|close|take) (off|down) my (card|debit card|cards)
        freeze (my|the) {bank} (card|debit card|visa)
        block (my|the) {bank} (card|debit card|visa|credit card)
        do not let anyone (use|pay with) my card
        set my card to (frozen|blocked|locked|inactive)
        no (more|further) (payments|purchases|withdrawals) (on|with|from) my card (|for now|please)
        (a thief|a pickpocket|someone) (has|took|swiped|ran off with|grabbed) my (card|wallet|bag with my card|\
          cards)
        put (a|an) (immediate|temporary|) (stop|block|freeze|hold) on (my visa|my card|all my cards)
        """;

    public const string CardUnfreeze = """
        unfreeze (card|the card|my cards|all my cards|it|it now)
        (unfreeze|unblock|unlock|reactivate|enable|resume|restore|re enable) my (debit|credit|bank|payment|visa|\
          gold|{bank}) card (|please|now)
        (unfreeze|unblock|unlock|reactivate|enable|release|unpause) (the|my) card (ending|ending in|number|that \
          ends with|finishing in) {n4}
        (unfreeze|unblock|unlock|reactivate|enable) (the|my) (visa|mastercard|amex|debit card|credit card|bank \
          card) (|please|now|{bank})
        (unfreeze|unblock|unlock|reactivate) my (cards|two cards|both cards) (|please|immediately|now)
        (unfreeze|unblock|unlock) (card|visa|mastercard) {n4}
        {can} (you|i|we) (unfreeze|unblock|unlock|reactivate|re enable|unsuspend|resume) my (card|debit card|\
          credit card|bank card|visa)
        {want} to (unfreeze|unblock|unlock|reactivate|re enable|activate|unsuspend) my (card|debit card|credit \
          card|bank card|visa)
        {want} my (card|debit card|credit card|bank card|visa) (unfrozen|unblocked|unlocked|reactivated|back|\
          working again|back on)
        {want} you to (unblock|unfreeze|unlock|reactivate) my (card|cards|visa|credit card)
        how (do|can|could) i (unfreeze|unblock|unlock|reactivate|re enable) my (card|debit card|credit card|\
          bank card|cards)
        (i|i have|i just) (found|got|recovered|have) my (bank card|debit card|credit card|card|visa|wallet) \
          (again|back) (|unfreeze it|unblock it|)
        (i|we) found (my|the) (card|wallet|purse|bank card) (|again|you can unblock it|so unfreeze it|please \
          unlock it|reactivate it)
        my card (is|was) (not lost|not stolen|here after all|found|back) (|unfreeze it|you can unblock it|\
          please unlock it)
        (turn|switch) (the card back on|on the card again|my debit card back on|back on my visa) (|please|now)
        (lift|remove|cancel|undo|end|take off|release) (the|this|my) (freeze|block|hold|lock|suspension|stop) (|\
          on my card|on the card|from my card)
        (lift|remove|undo|end) the (block|freeze|hold|lock) (on|from|of) my (card|visa|debit card|credit card)
        (undo|reverse|cancel|stop) (the|my) (card|) (freeze|freezing|blocking|lock) (|please|i made a mistake|\
          it was a mistake)
        (make|let|get) my (card|visa|debit card) (usable|active|available|working|work) (again|once more|now)
        (let me|allow me to|i want to|can i) (use|pay with) my (card|visa|frozen card|blocked card) again
        (allow|permit|authorise|resume) (payments|transactions|purchases) (with|on) my (card|visa|frozen card) again
        (activate|enable|start|restart) my (card|debit card|visa|frozen card|blocked card) (again|once more|back)
        (reactivate|reactivation|unblocking|unfreezing|unlocking) (of|) (my|the) (card|visa|debit card|credit card)
        (card|visa|debit card|credit card) (unfreeze|unblock|unlock|reactivation|unlocking|unblocking) (|please|now)
        (please|pls|kindly) (unfreeze|unblock|unlock|reactivate|enable) my (card|visa|debit card|credit card)
        (i need|need) (to|you to) (unfreeze|unblock|unlock|reactivate) my (card|visa|debit card) (|now|urgently|\
          asap)
        my card (is|was|got) (blocked|frozen|locked|suspended) (unblock it|unfreeze it|please unlock it|can you \
          reactivate it|i want it back)
        why is my card (still|) (frozen|blocked|locked) (unfreeze it|please unblock it|i found it)
        (is it possible to|could i) (unfreeze|unblock|unlock|reactivate) (it|my card|the card|my blocked card)
        (take|get) my card (out of|off) (freeze|the freeze|hold|pause|the block)
        (restore|resume|reopen|give back) (my|the) card (|access|please)
        (my|the) card can be (used|activated|unblocked|unfrozen|turned on) (again|now)
        unfreeze (my|the) {bank} (card|debit card|visa)
        unblock (my|the) {bank} (card|debit card|visa|credit card)
        (stop|end|no more) (freezing|blocking|the freeze of|the block of) my card
        (thaw|unsuspend|unpause|unhold|un freeze|un lock) (my|the) (card|visa|debit card|cards)
        false alarm (i have my card|the card is here|unfreeze it|unblock my card)
        i (changed my mind|no longer want) (unfreeze the card|the card frozen|my card blocked)
        set my card (back to|to) active
        (remove|lift|take off|undo) (freeze|block|hold|the lock) (on|from|of) (card|my card|card {n4}|my visa)
        (un block|un freeze|un lock) (card|my card|visa) (|{n4}|please|again)
        (defrost|thaw|revive|wake up) my (card|visa|debit card)
        (the card|my card) is (safe|back|here|with me) (unlock it|unfreeze it|so unblock it|you can reactivate it)
        (i have|i got) (the card|my card) (back|in my hand|again) (unfreeze|unlock it|unblock it please|turn it on)
        """;
}
