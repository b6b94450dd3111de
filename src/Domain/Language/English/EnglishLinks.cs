namespace OrleansBank.Domain.Language.English;

/// <summary>How people link banks, end links, and ask what they allowed and who saw it.</summary>
internal static class EnglishLinks
{
    public const string LinkBank = """
        (link|connect|add) (a|my|an|another|the|new) (bank account|account|other bank|second bank|savings account)
        (link|connect|add|attach|join|hook up|plug in|sync|integrate|pair) (my|the|a) (bank|account|bank \
          account) (at|with|from|to) {bank}
        (link|connect|add|attach|sync|pair|hook up) {bank} (|account|here|please|to this chat|to the app|to my \
          profile)
        (link|connect|add|sync) my {bank} (|account|bank|savings|current account|card|credit card) (|please|\
          here|with you|to this)
        {can} (i|we|you) (link|connect|add|hook up|sync) (my|a|another) (bank|bank account|{account}) (|here|to \
          this app|at {bank})
        {want} to (link|connect|add|hook up|set up|sync|attach|register) (my|a|another|a new|a second) (bank|\
          bank account|{account})
        {want} to (link|connect|add|sync) (|my) {bank} (|account|bank|here|too|as well)
        {want} you to (connect to|access|see|get access to|have access to|read) my (bank|accounts|account at \
          {bank}|{bank} account)
        {want} to (give|grant) you access to my (bank|accounts|{bank} account|account)
        how (do|can|could) i (link|connect|add|attach|set up|hook up) (my|a|another) (bank|account|bank account|\
          {bank} account)
        how (do|does|can) (i|we|one) (start|set up|get started with) (the|a|my) (bank|) (link|connection|linking)
        (set up|create|start|begin|make|open) (a|the|my) (new|) (bank|account|) (link|connection|linking) (|\
          with {bank}|to {bank}|please)
        (new|another|second|more) bank (link|connection|account|please)
        (bank|account) (linking|connection|link|setup) (|please)
        (let us|lets|let me) (connect|link|add|hook up) (my|the|another) (bank|account|{bank}|{bank} account)
        (relink|reconnect|renew|refresh|restore|re connect|re link) (my|the|) (bank|{bank}|link|connection|\
          {bank} account|access)
        (my|the) (access|link|connection|consent) (to|with|for) {bank} (has|) (expired|ran out|ended|is over) \
          (renew it|reconnect|)
        (renew|extend|prolong) my (consent|access|link|authorisation) (for|to|with) ({bank}|the bank|my bank)
        (authorise|authorize|allow|permit|grant|give) (access to|you to see) my (bank|accounts|{bank} account|\
          account)
        (authorise|authorize|allow|let) (you|the assistant|this app|the bot) (to access|to read|access) my \
          (bank|account|accounts)
        i (opened|have|just opened|got) (a|an) (new|) account (at|with) {bank} (|can you add it|add it|connect \
          it|please link it)
        i (bank|am a customer|am) (with|at|of) {bank} (|can you connect|can i link it|let us link it)
        i (am|would like to be) (a {bank} customer|with {bank}) (|how do i link|connect me)
        can you (work|connect|link up) with {bank}
        (do you support|is it possible to link|can i use) {bank} (|here|with this)
        which banks (can i|could i|am i able to) (link|connect|add)
        which banks (do you support|are supported|are available|work with you)
        (add|include|bring in|import) (my|the) (accounts|savings|{account}) (from|at) {bank}
        (onboard|enroll|enrol|register) my (bank|bank account|{bank} account)
        connect (to|with) (my bank|{bank}|my {bank} account|a bank|another bank)
        link (to|with|up with) (my bank|{bank}|a bank)
        (get|start) (linked|connected|started) (with|to) ({bank}|my bank|a bank)
        (help|assist) me (to|) (link|connect|add|hook up) (my|a|another) (bank|account|{bank})
        (i need|need) to (link|connect|add) (a bank|my bank|{bank}|my accounts|bank account)
        the bank (link|linking|connection) (please|setup)
        share my (bank|{bank}) (account|accounts|data) with you
        i would like you to see my (accounts|bank accounts|savings at {bank})
        open banking (connection|setup|link)
        add (one more|an additional|a different|my other|my business|my joint) (bank|account|bank account)
        link (bank|account|accounts|banks)
        connect (bank|account|accounts|banks)
        (add|connect) (my|the) (joint|business|savings|credit card) account (|at {bank}|from {bank}|too)
        (i am|am) (trying|ready) to (link|connect|add) (my bank|{bank}|an account)
        plug (my bank|{bank}|my account) in
        can i have (both|two|several|multiple) banks (here|linked|connected|in this chat)
        i changed banks (link the new one|connect the new one|add {bank})
        (hook|plug|wire|tie|bring) (my bank|{bank}|my account|my {bank} account) (up|in|on board) (|to this|\
          here|to the chat|please)
        i (just|recently|) (joined|moved to|switched to|signed up with) {bank} (|can you link it|please add it|\
          i want it here|connect it)
        (connect|link|get) me (to|up with) (my bank|{bank}|my account at {bank})
        """;

    public const string UnlinkBank = """
        (unlink|disconnect|remove|detach|delink|unpair|drop|disassociate) (a|my|the) (bank account|account|bank \
          link|connection)
        (unlink|disconnect|remove|detach|delete|drop|take off|separate) {bank} (|account|from here|from this \
          chat|now|link)
        (unlink|disconnect|remove|detach|delete|take away) my {bank} (|account|link|connection|bank) (|please|\
          now|from here)
        {can} (i|you|we) (unlink|disconnect|remove|detach) (my|the) (bank|bank account|{account}|{bank} \
          account) (|please|now)
        {want} to (unlink|disconnect|remove|detach|drop|cut off|take off) (my|a|the) (bank|bank account|{bank} \
          account|account)
        {want} to (unlink|disconnect|detach|leave|drop) {bank}
        {want} to (end|stop|cancel|revoke|withdraw|terminate|undo) (the|my) (link|connection|access|consent|\
          sharing) (|with {bank}|to {bank})
        how (do|can|could) i (unlink|disconnect|remove|detach|take off) (my|a|the) (bank|account|bank account|\
          {bank} account)
        how (do|can) i (revoke|withdraw|cancel|take back|end|stop) (my|the) (consent|access|authorisation|\
          permission|sharing)
        (revoke|withdraw|cancel|end|remove|take back|rescind) (my|the|all|your) (access|consents|permissions|\
          authorisation|permission)
        (revoke|withdraw|cancel|end|take back) (my|the) (consent|access|permission|authorisation|agreement) \
          (for|to|with|of|at) {bank}
        (revoke|withdraw|cut|remove) (your|the) access to (my bank|my accounts|{bank}|my account|my {account})
        (stop|quit|cease|end) (sharing|accessing|reading|looking at|using|seeing|syncing) my (accounts|bank \
          data|{bank} account|account)
        (stop|end) (sharing|the sharing of) (my|) (data|accounts|account data|bank data) (from|with|at|of) {bank}
        (stop|no more) (access|connection|sharing) (to|with) ({bank}|my bank|my account)
        i (do not|no longer) want (you|this app|the bot) to (access|see|read|have access to) my (bank|account|\
          accounts|{bank} data)
        i (do not|no longer) want (my bank|{bank}|my account|my bank account) (linked|connected|here|attached|\
          in here)
        i (do not|no longer) (bank with|use|have an account at|want to use) {bank} (|remove it|take it off|\
          please unlink it)
        i (closed|am closing|left|am leaving) (my account at|) {bank} (|remove it|unlink it|take it off)
        (cut|break|sever|end|kill|terminate|close|drop) (the|my|this) (link|connection|tie) (with|to|between \
          you and) ({bank}|my bank|the bank)
        (cut|close) (the|your|off) (access|connection) (|to my bank|to my account|to {bank})
        (take|pull) (my bank|{bank}|my account|my savings) (out of|off|away from) (here|this|the chat|my \
          profile|this app)
        (get rid of|throw out|kick out|remove) (my bank|{bank}|the bank link|my {bank} account|the bank connection)
        (disable|deactivate|turn off|switch off) (the|my) (bank|{bank}|account) (connection|link|sync|access|\
          sharing)
        you (should|may|must) no longer (access|see|read) my (account|accounts|bank)
        forget (about|) my (bank|{bank} account|bank connection)
        (unlink|disconnect|remove) (all|both|every|all my|all the) (banks|bank accounts|accounts|my banks|of my \
          banks)
        (account|bank|{bank}) (unlinking|disconnection|removal)
        unlink (bank|account|banks|it|now)
        disconnect (bank|account|me from {bank}|from my bank|from {bank})
        remove (bank|a bank|one of my banks|the bank|{bank}|this bank)
        (undo|reverse) the (link|connection|linking) (with|to|of) ({bank}|my bank)
        i (want|would like) (out of|to get out of|to opt out of) (open banking|data sharing|the bank link|\
          sharing my account)
        (please|) (do not|stop) (connect|connecting) to (my bank|{bank}) (any more|anymore|again)
        (i take back|i withdraw|i am withdrawing|i hereby revoke) (my|the) (consent|authorisation|permission) (|\
          for {bank}|given to you)
        (opt out|opt me out) of (sharing|bank sharing|account sharing|the connection)
        (quit|leave) {bank}
        (dissociate|decouple|disassociate|delink) (my|the) (bank|account|{bank} account)
        un link (my|the) (bank|{bank}|account)
        my bank should not be (linked|connected) any more
        remove (access|permission|authorisation) (for|to|from) ({bank}|my bank|my {account})
        (unhook|unplug|untie|decouple|cut off|kick out) (my bank|{bank}|my account|my {bank} account) (|from \
          here|please|from this chat)
        how (do i|can i|to) (unhook|unplug|unlink|cut off|stop sharing) (my bank|my bank account|{bank}|my account)
        (stop|quit) (pulling|fetching|getting|importing|collecting|downloading) (data|my transactions|\
          information) from (my bank|{bank}|my account)
        i (want|would like) my (bank|{bank} account) (gone from here|removed|unlinked|disconnected|off this app)
        i (no longer agree|do not agree any more|am not ok) (to|with) (sharing my account|you reading my \
          account|the {bank} link|giving access)
        """;

    public const string Consents = """
        consents
        (my|all my|the|active|current|given) (consents|permissions|authorisations|authorizations|agreements)
        (show|list|give|tell) (me|) (my|all my|the) (|active|current|existing) (consents|authorisations|\
          agreements|mandates)
        (show|list|display) (me|) (the|all the|every) (permission|consent|authorisation|access) (i gave|i have \
          given|granted|i granted)
        {can} (show|list|tell|give) (me|) (my|the) (consents|permissions|authorisations) (|i gave|for {bank}|please)
        {want} (to see|to check|to review|to view|to manage|to know) my (consents|permissions|authorisations|\
          bank permissions)
        {want} to know what i (agreed to|consented to|authorised|allowed|signed up for|accepted)
        what (have|did) i (agreed to|agree to share|consented to|consent to|authorise|allow|permit|accept|sign)
        what (have|did) i (authorised|allowed|permitted|granted|given) (you|this app|{bank}|) (to see|access to|\
          to do|to share)
        what (consents|permissions|authorisations) (have i given|did i give|are active|do you have|did i grant|\
          exist)
        which (consents|permissions|authorisations|agreements) (are|have i|did i) (active|given|granted|in \
          force|grant|valid)
        what (can|may|do) you (see|access|read|look at) (|of|on|from|in) my (account|accounts|bank data|bank)
        what (data|information|accounts) (can|may|do) you (access|see|read|have access to)
        what (access|permission|rights) (do you have|have you got|did i give you) (|to my account|to my \
          accounts|at {bank})
        (which|what) (banks|accounts) (are|have i) (linked|connected|added|attached) (|here|right now|at the \
          moment|to you)
        (which|what) (accounts|banks) (have i|did i) (linked|connect|connected|authorise|share|shared|link)
        (show|list|view) (me|) (my|the) (linked|connected|attached) (banks|accounts|bank accounts)
        (my|the) (linked|connected) (banks|accounts|bank accounts)
        (is|are) my (bank|{bank} account|accounts|{bank}) (linked|connected|still linked|still connected)
        am i (linked|connected|still linked|still connected) (to|with) ({bank}|my bank|any bank)
        when (does|will|do) (my|the) (consent|access|authorisation|permission|link) (for {bank}|to {bank}|with \
          {bank}|) (expire|end|run out)
        (until when|how long) (is|are) my (consent|consents|authorisation|permission|access) (valid|good|\
          active) (|for {bank})
        how long (can|will|may) you (access|see|read|have access to) my (accounts|account|data|bank)
        how (long|many days) (until|before) my (consent|access|link|authorisation) (expires|ends|runs out|has \
          to be renewed)
        (expiry|expiration|end) (date|) of my (consent|authorisation|access|consents|link) (|for {bank})
        (is|are) my (consent|consents|authorisation|permission) (for {bank}|with {bank}|) (still valid|active|\
          expired|still active)
        (status|state|overview|list|summary|details) of my (consents|consent|permissions|authorisations|bank links)
        (consent|permission|authorisation|access) (status|overview|list|history|details|dashboard|management|\
          settings) (|please)
        (manage|review|check|see|view|look at) my (consents|permissions|authorisations|data sharing|bank access|\
          access rights)
        (do|did) i (give|have given|gave) (you|) (permission|consent|authorisation) (to|for) (see my balance|\
          {bank}|read my account)
        (do you|are you) (have the right|allowed|authorised|permitted|entitled) to (see|read|access) my \
          (account|transactions|balances)
        what (am i|are we|do i) (sharing|share) (with you|from {bank}|from my bank|)
        what (did i|have i) (sign|signed|approve|approved) (with|for|at) {bank}
        (data sharing|sharing|bank sharing|open banking) (agreements|permissions|consents|authorisations|settings)
        which (permissions|rights|accesses) (does|has|did) (this app|the assistant|{bank}|the bot) (have|got|get)
        what permissions (are on|are there for|apply to) (my|the) (account|{bank} account|savings)
        (on what|under which) (basis|consent|authorisation) (do you|can you) (see|read|access) my (account|data)
        consents (please|for {bank}|i gave|list|given)
        permissions (please|i gave|for {bank}|list|granted)
        (have|did) i (already|) (consented|agree|agreed) to (anything|something|sharing) (|with {bank})
        see (what i authorised|what i agreed to|what i allowed|my agreements)
        my (consent|authorisation|permission|access) (for|at|with) {bank}
        the (banks|accounts) (i linked|i connected|you can see|you have access to)
        how many (banks|accounts|consents) (have i|did i) (linked|connected|given|link)
        (did i|have i) (authorise|authorised|allow|allowed|approve) you (for|to see) (balances|transactions|\
          alerts|both|which data)
        which of my (banks|accounts) (still|currently) (connected|linked|shared|authorised)
        (remind me|tell me|what is it) what i (allowed|authorised|permitted|agreed|accepted) (|you to see|you \
          to do|for {bank})
        (permissions|consents|agreements|authorisations) (in force|currently active|between me and the bank|i \
          have in place|so far)
        for how much longer (is|are) my (consent|consents|permissions) (valid|good)
        (end|expiry) date of (the|my) (consent|authorisation|{bank} consent|agreement)
        """;

    public const string Disclosures = """
        disclosures
        (my|the|all|data|past) disclosures
        who (saw|looked at|has looked at|viewed|consulted|accessed|read|checked) my (data|account|balance|\
          transactions|file)
        who (has|had|got|gets|obtained) (access to|a look at) my (data|account|information|account data|\
          transactions|details)
        who (received|got|obtained|was given|was sent) my (data|information|details|account data|personal data|\
          balance)
        who (can|could|is able to) (see|view|access|read) my (data|information|account|balances|transactions|\
          details)
        who (do|did|have|are) you (share|shared|sharing|give|given|send|sent|disclose) my (data|info|details|\
          account data) (with|to)
        (with|to) whom (do|did|have) you (share|shared|disclose|disclosed|give|send) my (data|information|details)
        (have|did) you (share|shared|give|given|pass|sell|sold|send|leak) my (data|info|information|details) (|\
          to anyone|with anybody|to others)
        (do|are) you (share|sharing|sell|selling|give|pass on) my (data|info|information|details) (|to others|\
          with anyone|with third parties)
        (was|were|is|are|has) my (data|information|details|transactions|account data) (shared|disclosed|passed \
          on|sold|seen|viewed) (|by anyone)
        (has|have|did) (someone|anybody|anyone|somebody|an employee) (seen|see|looked at|accessed|viewed|read) \
          my (data|details|file|account)
        (has|did) (my bank|{bank}|the bank) (see|seen|receive|received|get) my (data|messages|information|chats)
        (is|are) (someone|anyone|other people|staff) (able to see|looking at|reading|watching) my (data|account|\
          information|messages)
        (show|list|give|tell) (me|) (my|the|all|all the|every) (disclosures|data accesses|accesses to my data|\
          data recipients)
        (show|give|tell) (me|) who (saw|viewed|accessed|received|has seen|looked at) (my data|my account|my \
          information|what)
        {can} (show|tell|list|give) (me|) (who saw my data|who has had access to my data|the disclosures|who \
          received my info)
        {want} (to know|to see|to check|to find out) who (saw|has seen|accessed|received|consulted|viewed) my \
          (data|account|information)
        {want} (to see|to view|to check) (the|my) (disclosures|access log|data access log|disclosure log|audit \
          trail)
        (list|log|history|record|journal|register|report) of (|all) (disclosures|data accesses|who saw my data|\
          data sharing|who accessed my data)
        (data|account|information) (access|disclosure|sharing) (log|history|journal|report|record|trail)
        (access|disclosure|audit) (log|journal|trail|history|records) (|please|of my data)
        where (did|does|has|do) my (data|information|details) (go|gone|went|end up|get sent)
        what (data|information|details) (did you share|was shared|have you disclosed|was sent|did you give away|\
          has been disclosed)
        what (has been|was|did you) (shared|disclosed|disclose|pass on|communicated) (about me|of mine|from my \
          account) (|and to whom)
        which (third parties|companies|people|organisations|employees) (have|got|received|saw|can see) my (data|\
          info|information|details)
        which (data|information) (of mine|about me) (was|has been|were) (shared|disclosed|seen|transmitted|\
          sent) (|and why)
        (is|are) my (data|information|details) (private|safe from others|kept private|shared with anyone|being \
          sold|seen by anyone)
        (do|did) (advertisers|third parties|other companies|marketers) (see|get|receive|have) my (data|\
          information|details)
        (for what|why) (was|were|did you|has) my (data|information|account) (shared|disclosed|share|accessed|seen)
        (when|how often) (was|has) my (data|account|information) (been accessed|accessed|viewed|disclosed|\
          shared|been seen)
        (did|has) (a third party|any third party|another company|the government|the tax office) (see|seen|get|\
          received) my (data|info)
        (tell|show) me (where|to whom|with whom) my (data|information) (went|was sent|was shared|has gone|is going)
        who knows (about|) my (balance|financial situation|account|data)
        who (at|in|from) (the bank|{bank}|your company|the support) (saw|can see|looked at|has seen|viewed) my \
          (data|account|file)
        (my|the) data (access|sharing|disclosure) (history|log|report)
        (has|was) my (privacy|data) (been respected|been breached|violated|leaked)
        (report|list) (on|of) (who|everyone who) (has had access|accessed|saw|received) my (data|information)
        who did you (tell|show|send|give) (my balance|my transactions|my data|my info) (|to)
        to (whom|who) was my (data|information|account data) (shown|given|sent|disclosed)
        anyone (else|) (looking at|seeing|seen|accessed) my (account|data|info)
        (is|was|has) (anyone|someone|any third party|an outsider|somebody) (peeking|peeked|snooping|spying|\
          looking) (at|into|on) my (transactions|data|balance|account)
        (did|have|has) (my data|my details|my transactions|my balance) (been handed|been given|gone|leaked|been \
          passed) (to anyone|to others|over|to third parties)
        (have you|did you|has anyone) (told|passed on|shown|given) (my balance|my transactions|my details) (to|\
          on to) (anyone|somebody|others|a third party)
        (who|everyone who|everybody that) (peeked at|looked into|has looked into|was shown) my (account|\
          transactions|balance|data)
        """;
}
