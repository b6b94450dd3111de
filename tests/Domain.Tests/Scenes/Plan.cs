using OrleansBank.Domain.Consents;
using OrleansBank.Domain.Conversations;

namespace OrleansBank.Domain.Tests.Scenes;

/// <summary>A ledger of links and revocations, and whether it holds together.</summary>
internal static class Plan
{
    /// <summary>Each step links a bank anew, or unlinks it.</summary>
    public static Scene Play(int[] plan)
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

    public static bool IsChained(Scene scene)
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
