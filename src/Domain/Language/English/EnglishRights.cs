namespace OrleansBank.Domain.Language.English;

/// <summary>How people ask for a copy of their data, or for its erasure.</summary>
internal static class EnglishRights
{
    public const string ExportData = """
        export
        (export|download|extract) (all|the|all my|everything|my personal|my account) (data|info|information|\
          data please|history|records)
        (export|download|extract|save|dump|back up) (my|all my|all of my) (personal data|information|account \
          data|records|messages|chats|chat history)
        (export|download|extract) (everything|it all|the lot) (|about me|you have on me|you know about me|please)
        {can} (i|you|we) (export|download|get|have|receive|obtain|extract) (my|all my|a copy of my) (data|\
          information|records|personal data)
        {can} (you|) (send|give|provide|email) (me|) (my|all my|a copy of my|a file with my) (data|personal \
          data|records|information)
        {want} to (export|download|extract|save|get|retrieve|obtain|receive) (my|all my|all of my) (data|\
          personal data|information|records)
        {want} (a copy|an export|a download|a dump|an extract|an archive|a backup) of (my|all my|everything) \
          (data|information|you have|records)
        {want} (everything|all data|all the information|all the data) you (have|hold|store|keep|collected) (on|\
          about) me
        how (do|can|could) i (export|download|extract|get|retrieve|obtain) (my|a copy of my|all my) (data|\
          information|records|history)
        (send|give|email|mail|provide|hand) me (a copy of|all|everything) (my data|my information|my personal \
          data|you have on me|you know about me)
        (send|give|get) me (my|the) data (in|as) (a|) (csv|json|pdf|excel|zip|spreadsheet|file|machine readable \
          format)
        (my|all my) data (as|in) (a|) (csv|json|zip|excel file|file|machine readable file) (|please)
        (copy|export|download|extract|dump|archive|backup) of (my|all my|the) (personal|account|chat|) (data|\
          information|records) (|please)
        (personal|my|full|complete|account) data (export|download|copy|extract|dump|archive)
        (full|complete|entire) (export|copy|download|archive) (|of my data|please|of everything)
        (data|account|information|record|chat) (export|download|extract|portability|takeout)
        (data|right to data) portability (|please|request)
        (gdpr|privacy|data) (access|export|portability) (request|right|please)
        (right of|right to) access (|to my data|request|to my personal information)
        (exercise|use|invoke) my right (of access|to portability|to access my data|to a copy of my data)
        (i need|need|get) (a file|a copy|an archive|a zip) (with|of) (all|) my (data|records|information|\
          transactions|history)
        (download|export|save|get) my (transactions|history|messages|conversation|account data) (to|as|in) (a|) \
          (file|csv|excel|json|spreadsheet|pdf)
        (download|export) (my|the|all) (conversation|chat|message|account) (history|log|data|file)
        (what|all) (data|information|info) do you (have|hold|store|keep|know) (about|on) me (|send it to me|\
          give me a copy|)
        (what do you|everything you|all that you) (know|store|hold|keep) (about|on) me
        (let me|allow me to|i would like to) (download|export|retrieve|have) (all of it|my data|my records|my \
          information|my files)
        (take|move|transfer|port) my data (elsewhere|to another service|with me|out of here|to another provider)
        (generate|create|prepare|make) (a|an|the) (export|copy|archive|file) (of|with) (my|all my) (data|\
          information|history)
        (where|how) can i (find|get|download) (a copy of|the export of) my (data|information|records)
        extract my (data|info|records|information)
        (could|may) i have (my data|all my data|my information|a copy of my records)
        (retrieve|recover|fetch|collect|pull|grab) (all|) my (data|personal information|records|info)
        (back up|backup) (my|all my) (data|info|chats|records)
        exporting (my|) (data|account data|transactions)
        (dump|give) (all|) (the|my) data (you have on me|about me|here)
        csv (export|download|file|of my data|of my transactions)
        """;

    public const string DeleteData = """
        (erase|wipe|purge|delete) (everything|it all|me|all|all of it|everything please)
        (delete|erase|wipe|remove|destroy|purge|clear|scrub) (all|the|all the) (data|information|records) (|\
          about me|you have on me|you hold on me)
        (delete|erase|wipe|remove|destroy|purge) (all my|my whole|my entire|all of my) (data|history|\
          information|records|profile|account here)
        (delete|erase|wipe|remove|purge|clear) my (personal data|info|information|details|records|profile|chat \
          history|messages|traces)
        (delete|erase|clear|wipe|remove) (our|this|the|my) (conversation|chat|conversations|chat history|\
          messages|history)
        (delete|close|erase|remove|terminate|cancel) my (profile|account here|user account|account with you|\
          account in this app|user profile)
        (delete|erase|wipe|remove) (everything|all) (you have|you know|you stored|you kept|you saved|you hold) \
          (on|about|of) me
        {can} (you|i|we) (delete|erase|wipe|remove|destroy|purge) (my|all my|all of my) (data|information|\
          records|profile|history)
        {want} to (delete|erase|wipe|remove|destroy|purge|clear) (my|all my|all of my) (data|personal data|\
          information|records|history|profile)
        {want} (my|all my) (data|information|records|profile|history) (deleted|erased|wiped|removed|destroyed|gone)
        {want} you to (delete|erase|forget|remove|wipe) (everything|me|my data|all about me|my information|all \
          my data)
        {want} to (be forgotten|disappear from your system|leave and have my data erased|quit and delete everything)
        {want} to (close|delete|end) my (account|profile) (here|with you|in this app|and erase my data|and \
          delete all my data)
        how (do|can|could) i (delete|erase|wipe|remove|destroy) (my|all my) (data|information|account here|\
          profile|history|records)
        forget (everything|all|about me|who i am|all about me|my data|all you know)
        (the|my|) right to (be forgotten|erasure|deletion) (|please|request)
        (exercise|use|invoke) my right to (erasure|be forgotten|deletion|have my data deleted)
        (gdpr|privacy|data) (deletion|erasure|erase|delete) (|request|please)
        (data|account|profile|information|record|history) (deletion|erasure|removal|wipe|destruction) (|request|\
          please)
        (request|ask for|i request|i demand) (the|) (deletion|erasure|removal|destruction) of (my|all my) (data|\
          information|records|profile)
        (do not|stop) (keep|keeping|store|storing|hold) (my|any of my|any) (data|information|records|personal \
          data) (|erase it|delete it)
        (you must|you have to|please) (not keep|delete|erase|destroy|forget) (anything about me|my data|all my \
          data|everything about me)
        (i am|im) (leaving|quitting|out|done) (delete my data|erase everything|wipe my data|remove my \
          information|please erase all)
        (get rid of|throw away|scrap|trash|shred|eliminate|dump) (my|all my|all the) (data|information|records|\
          personal data|details)
        (make|let) my (data|information|history|profile) (disappear|vanish|be gone|go away)
        (no|leave no) (trace|data|record) of me (|in your system|anywhere|please)
        (remove|take) (me|my data|my information|all my stuff) (from|off|out of) (your system|your database|\
          your servers|here|your records)
        (clean|clear|empty|reset) (up|out|) (all|) my (data|history|records|profile|information)
        (erasure|deletion|removal) of (my|all my|personal) (data|information|records|account)
        (deactivate|delete|destroy) my (user|profile|account and data|assistant account)
        (unsubscribe|deregister|unregister) me and (delete|erase) (my data|everything)
        (i no longer want to use|stop using|i quit) this (service|assistant|app) (delete my data|erase all my \
          data|remove everything)
        (permanently|completely|fully|definitively) (delete|erase|remove|wipe) (my data|everything|my \
          information|my profile|me)
        (delete|erase) (data|history|records|profile|all data|info)
        wipe (me|my profile|my history|the slate clean|my records|everything out)
        please (forget me|delete me|erase me|wipe my data|remove my data|destroy my data)
        (how long do you keep my data|keep nothing) (delete it|about me|erase it)
        """;
}
