namespace OrleansBank.Domain;

/// <summary>Every bound of the domain, by name. Units stand last in the names.</summary>
public static class Limits
{
    /// <summary>An id or a reference from outside: at most this many UTF-8 bytes, and no control character.</summary>
    public const int IdBytesMax = 256;

    /// <summary>An id as it stands in a store, sealed: the id, 28 bytes of nonce and tag, in base64url, and one for the form.</summary>
    public const int StoredNameBytesMax = 1 + (IdBytesMax + 28) * 4 / 3 + 1;

    /// <summary>A message from a person, in UTF-16 code units, as browsers count them.</summary>
    public const int TextLengthMax = 2_000;

    /// <summary>A merchant name or free text from a bank; what is longer is cut, never refused.</summary>
    public const int BankTextLengthMax = 500;

    public const int QuickRepliesMax = 13;
    public const int BanksPerUserMax = 20;
    public const int AccountsPerBankMax = 100;
    public const int CardsPerBankMax = 50;
    public const int OpenAlertsPerBankMax = 50;
    public const int LinkAttemptsMax = 20;
    public const int SessionsPerUserMax = 20;
    public const int DisclosuresMax = 1_000;

    /// <summary>Pending transactions that wait for their posted form, per bank. The oldest leaves first.</summary>
    public const int PendingTransactionsMax = 200;

    /// <summary>Transactions that one answer lists.</summary>
    public const int ListedTransactionsMax = 20;

    /// <summary>Accounts that one answer lists, and those of them that its text names.</summary>
    public const int ListedAccountsMax = 100;
    public const int SpokenAccountsMax = 20;

    /// <summary>Transactions that the text of an answer lists; its card lists more.</summary>
    public const int SpokenTransactionsMax = 5;

    /// <summary>The period of an answer when nobody named one.</summary>
    public const int ListedDaysDefault = 30;

    /// <summary>How far back transactions are fetched when a bank is linked: none that is older is there.</summary>
    public const int BackFillDays = 180;

    /// <summary>Rows that one question to the history may bring back: a busy year, so that its sum is of all of it.</summary>
    public const int HistoryRowsMax = 5_000;

    /// <summary>A consent lasts at most this long (one year, as FDX and CFPB 1033 have it).</summary>
    public const int ConsentDaysMax = 365;

    /// <summary>The length of a consent when nobody asked for another.</summary>
    public const int ConsentDaysDefault = 90;

    /// <summary>Consents that the state remembers, ended ones too. The ledger keeps them all.</summary>
    public const int ConsentsMax = 200;

    public const int LinkAttemptSeconds = 600;

    /// <summary>A question waits for the first fetch after linking as long as that is no older, and is answered if it is no older itself.</summary>
    public const int FetchAwaitedSeconds = 120;
    public const int AwaitedQuestionSeconds = 600;

    /// <summary>A balance that the bank said longer ago is asked of it anew, at most so often a person and bank.</summary>
    public const int BalanceFreshSeconds = 900;
    public const int FreshEverySeconds = 60;

    /// <summary>Fresh figures that come later than this after the question are kept, and not said.</summary>
    public const int FreshAwaitedSeconds = 120;

    /// <summary>A fetch that has not ended by then is begun again.</summary>
    public const int FetchRetrySeconds = 60;
    public const int OfferedPayloadHours = 24;

    /// <summary>Export, erasure and unfreezing need a sign-in that is no older.</summary>
    public const int FreshSignInSeconds = 600;

    /// <summary>A card whose freeze the bank has not confirmed by then: the person gets the bank's phone number.</summary>
    public const int FreezeConfirmSeconds = 30;

    /// <summary>An unanswered question of the assistant is forgotten after this time.</summary>
    public const int PendingQuestionSeconds = 600;

    /// <summary>"And last month?" goes on with a question that is no older.</summary>
    public const int FollowUpSeconds = 600;

    /// <summary>A pending and a posted transaction without a common id are one only within this many days.</summary>
    public const int PendingMatchDays = 10;
}
