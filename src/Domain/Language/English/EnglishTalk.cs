namespace OrleansBank.Domain.Language.English;

/// <summary>The talk around requests, and how English is typed in chats.</summary>
internal static class EnglishTalk
{
    public const string Fillers = """
        can = can|could|can|could you|can you|would you|is it possible to|please
        want = i want|i would like|i need|i wish|i wanna|want|i would love
        adj = current|account|bank|available|latest|actual|remaining|total
        account = account|current account|savings account|savings|checking account|bank account|credit card|\
          joint account|card
        bank = barclays|hsbc|lloyds|monzo|revolut|santander|bnp|natwest
        shop = tesco|amazon|netflix|zara|lidl|uber|ikea|spotify|carrefour
        month = january|february|april|june|july|august|september|october|november|december
        period = this week|last week|this month|last month|yesterday|today|in {month}|since monday|this year|\
          last year|the last 7 days|on the 5th of {month}|from 3 to 10 {month}
        amt = 20 euros|$50|12.50 euros|£100|300 dollars|45 pounds|9.99|80 quid
        n4 = 4512|9087|3321|6610
        small = 3|5|10|five|ten|few|two|three|couple of
        lang = english|french|spanish|german|italian|portuguese|arabic|dutch
        """;

    public const string Openers = """
        hello
        hi
        hey
        please
        good morning
        hi there
        hello can you help me
        excuse me
        ok
        so
        hey there
        um
        sorry to bother you but
        hello i hope you are well
        good evening
        quick question
        just wondering
        actually
        and
        also
        """;

    public const string Closers = """
        haha
        please
        thanks
        plz
        thank you
        now
        right now
        asap
        if possible
        for me
        please and thank you
        today
        quickly
        mate
        when you can
        thanks in advance
        then
        """;

    public const string Language = """
        (i would rather|i would like to|it is better to|can we) (go on|speak|continue|write|do this) in {lang}
        {lang}
        (speak|talk|write|reply|answer|respond|chat|continue|write to me|speak to me) (in|) {lang} (|please|now|\
          with me|to me)
        (in|into) {lang} (thanks|now|if possible|from now on)
        {can} (you|we|i) (speak|talk|write|understand|use|chat in|reply in|answer in|switch to) {lang} (|please|\
          to me|with me)
        (do|can) you (speak|understand|know|talk|write|support|have) {lang} (|too|as well)
        {want} (to speak|to talk|to chat|to continue|to write|to use|to switch to|you to speak|you to answer) \
          (in|) {lang}
        {want} (to change|to switch|to set) (the|my) language (|to {lang})
        (change|switch|set|turn|put|move) (the|my|) (language|lang|chat language|display language) (|to {lang}|\
          into {lang}|please)
        (change|switch|go|swap|flip|turn) (to|over to|back to|into) {lang} (please|now|instead|for me)
        (set|put|change|turn) (this|it|the chat|the bot|the conversation|everything) (to|in|into) {lang}
        (use|try|prefer) {lang} (|please|instead|with me|from now on)
        (let us|lets) (speak|talk|continue|use|switch to|chat in) {lang}
        (i speak|i prefer|i only speak|my language is|i am more comfortable in|i understand only|my mother \
          tongue is) {lang}
        i (do not|can not|dont) (speak|understand|read) {lang} (|well|very well|at all)
        (which|what) (languages|other languages) (do you speak|can you speak|are supported|are available|do you \
          understand|do you know)
        (are you|is this|is it) (available|possible|offered) in {lang}
        (is there|do you have) (a|an) {lang} (version|translation|option|mode)
        {lang} (mode|language|instead|only|thanks|por favor|now)
        (how|where) (do|can) i (change|switch|set|choose|select) (the|my) language (|to {lang})
        (language|languages|lang) (settings|choice|options|change|selection|please|preference|english|french)
        (choose|select|pick|update|modify) (a|my|the|another) language
        another language (please|)
        (can i|may i|could i) (write|speak|talk|chat|type) (to you|) (in|using) {lang}
        (why are you|stop) (speaking|writing|answering) (in|) {lang}
        translate (this chat|your answers|the conversation|your messages) (to|into) {lang}
        your (english|french|spanish) please
        not {lang} (please|speak {lang}|use {lang})
        (speak|habla) (espanol|deutsch|italiano|francais)
        do you (speak|parler) (francais|espanol|deutsch)
        """;

    public const string Help = """
        (help|assist) (me out|us|now|menu|page|section|center)
        {can} (help|assist|guide) me (|with something|a bit|here|today)
        {want} (some|a bit of|your) (help|assistance|guidance|support|explanations)
        {want} to know (what you can do|how this works|what you do|how to use this|your features)
        what (can|could|do|should) (you|i|we) (do here|do with this|do for me|do with you) (|exactly)
        what (can|could) (you|this bot|this assistant|this app) (do|help with|help me with|offer|answer|handle)
        what (can|could|may|should) i (ask|say|type|write|request|do) (|to you|here|you)
        what (are|is) (your|the) (features|capabilities|abilities|functions|commands|possibilities|skills|\
          options|services)
        what (is|are) (this|you|this app|this chat|this assistant) (|for|about|capable of|good for)
        what (kind|sort|type) of (things|questions|requests|stuff) (can you|do you|can i) (do|answer|ask|handle)
        what (do you|does this) (know|do|offer|support)
        how (do|does|can) (i|this|it|you|we) (use this|work|use you|start|proceed|get started|help me|talk to you)
        how (does|do) (the|this) (assistant|bot|chat|app|thing|service|system) (work|function)
        how to (use this|use the assistant|get started|use the chat|do this)
        (show|give|list|tell) (me|) (the|your|all|some) (commands|menu|possibilities|features|help|what you can \
          do|examples)
        (tell|show) me (what to do|how it works|what you do|how to start|how this works|what is possible)
        (explain|describe) (|me|to me) (how this works|what you do|how it works|what you can do|yourself|this app)
        (i am|im) (lost|stuck|confused|new here|new|a bit lost|not sure what to do|completely lost)
        i (do not|dont) (know|understand|get|see) (how this works|how to use this|what you can do|what to ask|\
          how it works|where to start)
        i have (a|some|a few) (question|questions|problem|issue)
        i (can not|do not) (manage|figure this out|get it to work|find what i want)
        (who|what) are you
        are you a (bot|robot|human|person|real person or a bot|machine)
        (assistance|support|instructions|guide|manual|tutorial|faq|user guide|menu|options|commands) (|needed)
        (help|assistance|menu) (needed|section|wanted)
        (need|could use) (help|some help|a hand|assistance)
        (give|lend) me a hand
        (where|how) (do|should) (i|we) (start|begin)
        (list|overview|summary) of (your|the|all) (features|commands|options|things you can do)
        (an|any|some) (example|examples|tips|suggestion|suggestions|ideas) (|please|of what i can ask)
        (would you|could you) (explain|guide me|show me around|walk me through)
        what now
        is there (a|any) (help|menu|manual|guide|tutorial|list of commands)
        how can you (help|help me|assist me|be useful|be of use)
        what is possible (here|with you|in this chat)
        (sos|halp|h e l p)
        """;

    public const string Greeting = """
        hello
        hi
        hey
        (hello|hi|hey|heya|yo|hallo) (bot|assistant|you|friend|mate|everyone|all|team|sir|dear|buddy|to you)
        good (morning|afternoon|day) (|bot|assistant|everyone|sir|all|team)
        good evening (bot|everyone|sir|dear assistant|my friend)
        (hello|hi|hey) (good morning|good afternoon|good evening)
        (hello|hi|hey) (|there|you) how (are you|is it going|do you do|are things|have you been)
        how (are you|is it going|do you do|are things|have you been|are you today|is life|r u)
        (what is up|wassup|sup bro|what is new|what is happening|how goes it)
        (yo|oi|ahoy|hiya|heya|howdy|hola|aloha|salut|greetings) (|there|mate|everyone|partner)
        (hello|hi|hey) (hello|hi|once more|it is me|me again)
        (nice|pleased|glad|good) to (meet|see) you (|again)
        (hello|hi|hey) (is anyone|is anybody|is someone|anybody) (there|here|around)
        (are you|is anyone|anyone|is somebody) (there|here|around|awake|home)
        (morning|evening|afternoon) (everyone|mate|bot|people)
        (top of the morning|a very good morning|a very good evening|good day to you)
        (hello|hi) (i am new|it is alice|this is bob|my name is sam|my name is anna)
        (hello|hi|hey) (world|beautiful|robot|computer|chat|orleans)
        long time no see
        i hope you are (well|fine|doing well)
        (gm|gday|hihi|hey hey|hi hi|hello hello)
        happy to (meet|see) you
        (hello|hi|hey) (ladies|folks|guys|people|boss|pal)
        """;

    public const string Thanks = """
        thanks
        thank you
        (thanks|thank you) (very much|so much for your help|for that|for the help|for everything|again|in \
          advance|a million|a bunch)
        (thanks|thank you) (mate|bot|buddy|friend|my friend|dear|everyone|sir|guys)
        (ok|okay|great|cool|super|perfect|wonderful|excellent|nice|lovely|fantastic) (thanks|thank you|thx|ty) \
          (|a lot|so much|for that)
        (great|perfect|excellent|super|wonderful|fantastic|brilliant) (|job|work|help|service|answer)
        (many|a thousand|a million|huge|big|warm) thanks (|to you|for that|for everything)
        (cheers|ta|merci|gracias|kudos|bless you)
        (i|we) (really|) (appreciate|appreciated) (it|that|this|your help|the help)
        (really|greatly|very) appreciated
        (i am|we are) (very|so|) (grateful|thankful|obliged)
        (that|this|it) (is|was) (very|really|so|super) (helpful|kind|useful|nice of you|great|kind of you)
        (you are|you have been) (great|awesome|amazing|the best|a star|very helpful|a lifesaver|so kind|wonderful)
        (well|nicely) done (|thanks|thank you|bot)
        (good|nice|great) (job|work|one|bot) (|thanks|thank you)
        thanks (it works|that worked|problem solved|it is perfect|i got it|that helps|got it)
        thank you (it works|that is all|that was all|that helped|this is what i needed|very kind)
        (thats|that is) (great|perfect|all i needed|exactly what i needed|lovely) (|thanks|thank you)
        how (kind|nice|sweet) of you
        i owe you one
        (tnx|thx|ty) (a lot|so much|mate|for that)
        """;

    public const string Goodbye = """
        goodbye
        (bye|goodbye|ciao|adios|au revoir|cheerio|so long|ta ta|toodles) (bot|everyone|for now|then|mate|my \
          friend|all)
        see you (later|soon|tomorrow|around|next time|next week|again|then|on monday) (|bot|mate|alligator)
        (talk|speak|chat) (to you|with you|) (soon|tomorrow|next time|again)
        (have|enjoy) (a|your) (good|great|lovely|nice|wonderful|pleasant) (day|evening|night|weekend|one|\
          afternoon|rest of the day)
        (good|have a good) (night|evening bye|day goodbye|weekend)
        (i am|im) (off|leaving|leaving now|going|done for today|out|out of here|logging off) (|bye|now|goodbye|\
          see you)
        i (have|need|got) to (go|leave|run|head off) (|bye|now|see you|goodbye)
        (ok|okay|alright|well|right) (bye|goodbye|see you|see you later|good night|take care)
        (thanks|thank you) (bye|goodbye|and goodbye|see you|and bye|good night)
        (that is|thats) (all|it|everything) (for now|for today|i needed bye|goodbye|bye)
        (take care|be well|stay safe|all the best|best regards|kind regards|have fun) (|bye|of yourself|goodbye)
        (catch|see) (you|ya) (around|tomorrow|on the flip side|some other time)
        (till|until) (tomorrow|later|then|soon|we meet again|monday)
        (later|laters|peace out|peace|night night|nighty night|over and out|toodle oo) (|mate|dude|bot)
        (end|close|finish) (the|this) (chat|conversation|session|discussion)
        (log|sign) (me|) (off|out)
        (bb|cu|gn|bfn)
        i am (done|finished) (|here|thanks bye|now bye)
        (farewell|goodbye) (my friend|for now|and thanks|everybody)
        (i have|i need|time) to (dash|go to bed|head out|get going)
        see (ya|you) (mate|then|next week|in a bit)
        (gotta|got to) (run|leave|dash) (|bye|now)
        i will (be going|be leaving|go|leave you) (now|then|bye)
        """;

    public const string Yes = """
        yes
        yep
        yeah
        ok
        okay
        sure
        (yes|yeah|yep|sure|ok|okay|yup|aye) (yes|ok|sure|thanks|thank you|do that|do it now|go|absolutely|\
          indeed|that is right|why not)
        (yes|yeah|ok|okay) (i do|i did|it is|it was|i am|i agree|i want that|i would|we can|you can|i want to|\
          that is correct)
        (yes|yeah) (it was me|that was mine|it is mine|i made it|i recognise it|i did that|i made that payment|\
          that is me|thats me)
        (it was|it is) me (|yes|indeed)
        that was (me indeed|my payment|my own purchase)
        (exactly|precisely|indeed|correct|right|true|agreed|affirmative|absolutely|totally|certainly|surely|\
          obviously|naturally)
        (go ahead|go on|go for it|do it|proceed|carry on|continue|make it so|lets go|let us do it|lets do it) (|\
          please|then|now)
        (of course go on|by all means|with pleasure|gladly|why not|no problem|for sure|very well|all right|okey \
          dokey)
        (i agree|i accept|i approve|i consent|i am sure|i do|i would|i am certain|i do confirm|confirm|\
          confirmed|accepted|approved)
        (that|this|it) (is|s) (correct|right|fine|ok|okay|true|good|it|perfect|me) (|yes)
        (sounds|looks|seems) (good|great|fine|right|ok|perfect) (|to me)
        (that|it) works (|for me)
        (fine|perfect|great|good|cool|excellent|alright) (|do it|go ahead|with me|for me|lets do that|then)
        (y|ya|yea|ye|yah|yus|k|kk|oki|okey|okie|mhm|hell yes|oh yes|oui|si|da)
        (please|pls) (go ahead|do so|proceed|continue|confirm)
        (yes|ok) (please do it|please go ahead|please proceed|please continue|i confirm it)
        (100 percent|definitely yes|most definitely|without a doubt|absolutely sure)
        you (can|may) (go ahead|do it|proceed|continue)
        """;

    public const string No = """
        no
        nope
        (no|nope|nah) (no|sorry|it is not|it is fine|i do not|i did not|not that|never|i would not|leave it as \
          it is|that is fine)
        (no|nope|nah) (not now|not yet|not today|not this time|i am fine|i am good|that is ok|absolutely not)
        (no|nope) (i do not want to|i do not think so|i disagree|i refuse|please do not|that is incorrect|i am \
          not sure)
        (not|really not|definitely i do not|certainly no|of course not|surely not|obviously not|for sure not|\
          absolutely no)
        not (right now|yet|today|this time|really|interested|for me|particularly|necessary|a chance|ok|correct|\
          right|true)
        (do not|dont|please dont|please do not) (do it|do that|do this|proceed|go ahead|continue|bother with it)
        i (do not|dont) (want to|want it|agree|accept|think so|think that is right|wish to|need that|need it|\
          consent)
        i (refuse|decline|disagree|object|would rather not|prefer not to|am not interested|say no|d rather not \
          do that)
        (that|this|it) (is|s) (not correct|wrong|incorrect|false|not true|not what i want|not it|not ok|not good)
        (no need|no way man|no chance|no deal|not in a million years|out of the question|under no circumstances|\
          hell no|oh no)
        (n|na|naw|nay|non|nein|nada|uh uh|nuh uh|noooo|neither|none|nothing|nowt)
        (wrong|incorrect|false|disagree|refused|denied|declined|rejected)
        thanks but no (|thanks)
        no (thx|ty|thank u|tks|cheers)
        maybe (not|later|another time|next time)
        (never ever|not ever|not happening|that is not happening|by no means|i think not)
        (negative|nay) (do not|not that|sorry|captain)
        no (way|chance|sir|ma am|never) (|mate|man|not a chance)
        (i said|i say|the answer is|it is a) no (|thanks)
        no leave (that|it alone|it as it is)
        """;

    public const string Cancel = """
        cancel
        (cancel|abort|end|drop|quit|undo|scrap|kill) (it|this|the operation|the request|my request|this request|\
          what you are doing|all)
        (cancel|stop|abort|quit|exit) (please|now|right now|immediately|here|everything|thanks)
        stop (it|all|what you are doing|my request|the operation)
        (please|pls) (cancel|stop|abort|cancel this|stop this|drop it|forget it)
        {want} to (cancel|stop|abort|quit|go back|start again|drop this|restart|exit)
        {can} (cancel|stop|abort|undo) (this|that|it|the request|what i asked)
        (forget|ignore|disregard|drop|skip|leave) (it|that|this|what i said|my request|my last message|the \
          whole thing|about it|about that)
        (never mind forget it|no matter|not important|it does not matter|doesnt matter) (|forget it|thanks|it \
          is fine)
        (changed my mind|i have changed my mind|on second thought|second thoughts|i reconsidered) (|cancel|\
          never mind|leave it|forget it)
        (let us|lets|let me) (stop|cancel|not do this|start again|start over|forget it|forget that|go back|\
          leave it|drop this)
        (leave|let) (it|that|this) (be|there|alone|as is|for now|out)
        (start|begin) (over|again|from scratch|from the beginning)
        (go|take me|get) back (|to the start|to the beginning|to the menu|please)
        (back|exit|quit|undo|reset|restart|return|escape|halt)
        (do not|dont) (bother|worry about it|do anything|continue|go on) (|any more|any further|with this)
        (that is|thats) enough (|stop|for now)
        (actually|oh|wait|hold on|hmm) (no cancel|cancel|stop|never mind|forget it|forget about it|cancel that \
          please)
        (i made a|my) (mistake|error) (|cancel|cancel that|forget it|stop)
        (no|ok|okay|well) (cancel|stop|forget it|never mind|cancel that|drop it|leave it)
        (call|put) it off
        (enough|wait stop|whoa stop|stop it|stop now|stop please|cut it out|cease)
        (oops|sorry|my bad) (cancel|wrong button|forget that|never mind|ignore that)
        """;
}
