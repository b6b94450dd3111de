using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
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
    public void Linking_and_unlinking_in_any_order_leaves_one_unbroken_chain()
    {
        var plans = Gen.Choose(0, 5).ArrayOf().Where(plan => plan.Length <= 20).ToArbitrary();
        Prop.ForAll(plans, plan => IsChained(Play(plan))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_entry_that_was_changed_breaks_the_chain()
    {
        var scene = Play([0, 0, 1, 0]);
        Assert.True(IsChained(scene));

        scene.Ledger[1] = scene.Ledger[1] with { Permissions = Permissions.Offers };

        Assert.False(IsChained(scene));
    }

    /// <summary>Each step links a bank anew, or unlinks it.</summary>
    private static Scene Play(int[] plan)
    {
        var scene = new Scene();
        foreach (var step in plan)
        {
            var bank = Banks.All[step % 3];
            scene.Pass(TimeSpan.FromTicks(7_654_321));
            if (step < 3 || !scene.State.Banks.TryGetValue(bank.Id, out var held))
                scene.Grant(bank);
            else
                scene.Do(new RevocationAsked(held.ConsentId, scene.NewId()));
        }
        return scene;
    }

    private static bool IsChained(Scene scene)
    {
        var hash = LedgerHead.Genesis.Hash;
        for (var i = 0; i < scene.Ledger.Count; i++)
        {
            var entry = scene.Ledger[i];
            if (entry.Number != i + 1 || Ledger.HashOf(hash, entry) != entry.Hash)
                return false;
            hash = entry.Hash;
        }
        return scene.State.Ledger == new LedgerHead(scene.Ledger.Count, hash);
    }
}
