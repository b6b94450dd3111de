namespace OrleansBank.Gateway.Tests.BankApi.Events;

/// <summary>What is wrong with one event is said by name, and loses neither the event before nor the one after.</summary>
public sealed class BadEventTests(BankApiHost host) : IClassFixture<BankApiHost>
{
    [Theory]
    [InlineData("id", "-", "- invalid missing_member id")]
    [InlineData("id", "5", "- invalid wrong_type id")]
    [InlineData("id", "\"\"", "- invalid id_invalid id")]
    [InlineData("id", "\"a\\u0007\"", "- invalid id_invalid id")]
    [InlineData("id", "\"LONG\"", "- invalid id_invalid id")]
    [InlineData("specversion", "-", "bad invalid missing_member specversion")]
    [InlineData("specversion", "\"0.3\"", "bad invalid specversion_unsupported specversion")]
    [InlineData("type", "-", "bad invalid missing_member type")]
    [InlineData("type", "\"bank.weather\"", "bad invalid unknown_type type")]
    [InlineData("type", "\"Bank.Transaction\"", "bad invalid unknown_type type")]
    [InlineData("type", "\"bank.receipt\"", "bad invalid type_not_supported type")]
    [InlineData("type", "\"bank.delivery\"", "bad invalid type_not_supported type")]
    [InlineData("type", "\"bank.message\"", "bad invalid type_not_supported type")]
    [InlineData("type", "\"bank.offer\"", "bad invalid type_not_supported type")]
    [InlineData("source", "-", "bad invalid missing_member source")]
    [InlineData("source", "\"riverbank\"", "bad invalid source_mismatch source")]
    [InlineData("source", "\"/banks/riverbank\"", "bad invalid source_mismatch source")]
    [InlineData("source", "\"notsandbank\"", "bad invalid source_mismatch source")]
    [InlineData("subject", "-", "bad invalid missing_member subject")]
    [InlineData("subject", "\"\"", "bad invalid id_invalid subject")]
    [InlineData("time", "-", "bad invalid missing_member time")]
    [InlineData("time", "null", "bad invalid missing_member time")]
    [InlineData("time", "1772366399", "bad invalid wrong_type time")]
    [InlineData("time", "\"yesterday\"", "bad invalid time_invalid time")]
    [InlineData("time", "\"2026-03-01\"", "bad invalid time_invalid time")]
    [InlineData("time", "\"2026-03-01T11:00:00\"", "bad invalid time_invalid time")]
    [InlineData("time", "\"2026-02-30T11:00:00Z\"", "bad invalid time_invalid time")]
    [InlineData("time", "\"2026-03-02T12:00:01Z\"", "bad invalid time_in_the_future time")]
    [InlineData("datacontenttype", "\"text/xml\"", "bad invalid datacontenttype_unsupported datacontenttype")]
    [InlineData("data", "-", "bad invalid missing_member data")]
    [InlineData("data", "[]", "bad invalid wrong_type data")]
    [InlineData("data", "\"x\"", "bad invalid wrong_type data")]
    [InlineData("data.AccountId", "\"A2\"", "bad invalid account_mismatch data.AccountId")]
    [InlineData("data.TransactionId", "\"\"", "bad invalid id_invalid data.TransactionId")]
    [InlineData("data.TransactionId", "{}", "bad invalid wrong_type data.TransactionId")]
    [InlineData("data.CreditDebitIndicator", "-", "bad invalid missing_member data.CreditDebitIndicator")]
    [InlineData("data.CreditDebitIndicator", "\"Both\"", "bad invalid value_unknown data.CreditDebitIndicator")]
    [InlineData("data.Status", "\"DONE\"", "bad invalid value_unknown data.Status")]
    [InlineData("data.BookingDateTime", "-", "bad invalid missing_member data.BookingDateTime")]
    [InlineData("data.ValueDateTime", "\"soon\"", "bad invalid time_invalid data.ValueDateTime")]
    [InlineData("data.Amount", "-", "bad invalid missing_member data.Amount")]
    [InlineData("data.Amount", "12.5", "bad invalid wrong_type data.Amount")]
    [InlineData("data.Amount.Amount", "12.5", "bad invalid wrong_type data.Amount.Amount")]
    [InlineData("data.Amount.Amount", "\"12.345\"", "bad invalid amount_too_precise data.Amount")]
    [InlineData("data.Amount.Amount", "\"-12.50\"", "bad invalid amount_bad_form data.Amount")]
    [InlineData("data.Amount.Amount", "\"1e3\"", "bad invalid amount_bad_form data.Amount")]
    [InlineData("data.Amount.Amount", "\"12,50\"", "bad invalid amount_bad_form data.Amount")]
    [InlineData("data.Amount.Amount", "\"12345678901234\"", "bad invalid amount_too_large data.Amount")]
    [InlineData("data.Amount.Currency", "-", "bad invalid missing_member data.Amount.Currency")]
    [InlineData("data.Amount.Currency", "\"EURO\"", "bad invalid currency_unknown data.Amount")]
    [InlineData("data.Amount.Currency", "\"JPY\"", "bad invalid amount_too_precise data.Amount")]
    [InlineData("data.MerchantDetails", "\"shop\"", "bad invalid wrong_type data.MerchantDetails")]
    [InlineData(
        "data.MerchantDetails.MerchantCategoryCode",
        "\"58A4\"",
        "bad invalid digits_invalid data.MerchantDetails.MerchantCategoryCode"
    )]
    public async Task A_bad_transaction_is_answered_by_name(string path, string json, string expected)
    {
        var bad = SampleEvents.With(SampleEvents.Transaction("bad"), path, json.Replace("LONG", new string('x', 257)));
        await CheckAsync(bad.ToJsonString(), expected);
    }

    [Theory]
    [InlineData("data.Type", "\"LIMIT\"", "bad invalid value_unknown data.Type")]
    [InlineData("data.Type", "-", "bad invalid missing_member data.Type")]
    [InlineData("data.DateTime", "\"2027-03-01T00:00:00Z\"", "bad invalid time_in_the_future data.DateTime")]
    [InlineData("data.Amount.Amount", "\"1.001\"", "bad invalid amount_too_precise data.Amount")]
    public async Task A_bad_balance_is_answered_by_name(string path, string json, string expected) =>
        await CheckAsync(SampleEvents.With(SampleEvents.Balance("bad"), path, json).ToJsonString(), expected);

    [Theory]
    [InlineData("data.AlertId", "-", "bad invalid missing_member data.AlertId")]
    [InlineData("data.Card", "-", "bad invalid missing_member data.Card")]
    [InlineData("data.Card.CardId", "-", "bad invalid missing_member data.Card.CardId")]
    [InlineData("data.Card.Last4", "\"43210\"", "bad invalid digits_invalid data.Card.Last4")]
    [InlineData("data.Amount.Amount", "\"9.1\"", "bad invalid amount_too_precise data.Amount")]
    [InlineData("data.ExpiresAt", "-", "bad invalid missing_member data.ExpiresAt")]
    public async Task A_bad_alert_is_answered_by_name(string path, string json, string expected) =>
        await CheckAsync(SampleEvents.With(SampleEvents.FraudAlert("bad"), path, json).ToJsonString(), expected);

    [Theory]
    [InlineData("data.Status", "\"lost\"", "bad invalid value_unknown data.Status")]
    [InlineData("data.CardId", "\"\\t\"", "bad invalid id_invalid data.CardId")]
    public async Task A_bad_card_is_answered_by_name(string path, string json, string expected) =>
        await CheckAsync(SampleEvents.With(SampleEvents.Card("bad"), path, json).ToJsonString(), expected);

    [Theory]
    [InlineData("7", "- invalid not_an_object")]
    [InlineData("null", "- invalid not_an_object")]
    [InlineData("[]", "- invalid not_an_object")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "- invalid duplicate_member id")]
    [InlineData("{\"id\":\"a\",\"\\u0069d\":\"b\"}", "- invalid duplicate_member id")]
    [InlineData("{\"data\":{\"x\":1,\"x\":1}}", "- invalid duplicate_member data.x")]
    [InlineData("{\"id\":\"a\",\"data\":{\"x\":\"\\ud800\"}}", "- invalid text_invalid")]
    public async Task What_is_no_event_is_answered_by_name(string json, string expected) =>
        await CheckAsync(json, expected);

    private async Task CheckAsync(string bad, string expected)
    {
        host.Platform.Reported.Clear();
        var before = SampleEvents.Transaction("before").ToJsonString();
        var after = SampleEvents.Balance("after").ToJsonString();
        var answer = await host.PostAsync(BankApiHost.Events, BankApiHost.Batch, $"[{before},{bad},{after}]");
        Assert.Equal(200, answer.Status);
        Assert.Equal(["before applied", expected, "after applied"], answer.Results);
        Assert.Equal(["before", "after"], host.Platform.Reported.Select(one => one.Event.Id));
    }
}
