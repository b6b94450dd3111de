namespace OrleansBank.Gateway.BankApi;

/// <summary>The stable reasons of an event that is answered <c>invalid</c> at the door. Amounts have their own: see AmountErrors.</summary>
public static class InvalidReasons
{
    public const string MalformedJson = "malformed_json";
    public const string NotAnObject = "not_an_object";
    public const string DuplicateMember = "duplicate_member";
    public const string TextInvalid = "text_invalid";
    public const string MissingMember = "missing_member";
    public const string WrongType = "wrong_type";
    public const string SpecVersionUnsupported = "specversion_unsupported";
    public const string IdInvalid = "id_invalid";
    public const string SourceMismatch = "source_mismatch";
    public const string UnknownType = "unknown_type";
    public const string TypeNotSupported = "type_not_supported";
    public const string ContentTypeUnsupported = "datacontenttype_unsupported";
    public const string TimeInvalid = "time_invalid";
    public const string TimeInTheFuture = "time_in_the_future";
    public const string ValueUnknown = "value_unknown";
    public const string AccountMismatch = "account_mismatch";
    public const string DigitsInvalid = "digits_invalid";
    public const string MissingElement = "missing_element";
}
