using System.Security.Cryptography;
using System.Text;
using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Tests.Scenes;

namespace OrleansBank.Domain.Tests.Consents;

public sealed class LedgerTests
{
    [Fact]
    public void A_hash_covers_the_one_before_and_the_entry_as_anyone_can_write_it()
    {
        var consent = new Consent(
            "c1",
            new BankId("sandbank"),
            ConsentStatus.Active,
            Permissions.Balances | Permissions.Alerts,
            Scene.Start,
            new DateTimeOffset(2027, 2, 20, 10, 30, 0, TimeSpan.FromHours(1))
        );

        var entry = Ledger.Next(LedgerHead.Genesis, Scene.Start.AddTicks(1_234_567), LedgerKinds.Granted, consent);

        const string json =
            "{\"at\":\"2026-11-22T09:30:00.123456Z\",\"bank\":\"sandbank\",\"consentId\":\"c1\","
            + "\"expiresAt\":\"2027-02-20T09:30:00.000000Z\",\"kind\":\"granted\",\"number\":1,"
            + "\"permissions\":[\"balances\",\"alerts\"]}";
        byte[] hashed = [.. new byte[32], .. Encoding.UTF8.GetBytes(json)];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(hashed)), entry.Hash);
    }

    [Fact]
    public void An_entry_that_was_changed_breaks_the_chain()
    {
        var scene = Plan.Play([0, 0, 1, 0]);
        Assert.True(Plan.IsChained(scene));

        scene.Ledger[1] = scene.Ledger[1] with { Permissions = Permissions.Offers };

        Assert.False(Plan.IsChained(scene));
    }
}
