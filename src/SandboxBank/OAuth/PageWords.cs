using System.Globalization;

namespace OrleansBank.SandboxBank.OAuth;

/// <summary>What the authorization page says, in one language.</summary>
internal sealed record PageWords(
    string Language,
    string Title,
    string Asks,
    string WhatFor,
    string Data,
    string AccountData,
    string BalanceData,
    string TransactionData,
    string Until,
    string NoEnd,
    string Revoke,
    string WhoAreYou,
    string OtherName,
    string OtherHint,
    string AccountsOf,
    string Approve,
    string Deny,
    string Sandbox,
    string NoAccount,
    string NoUser,
    string NoDecision,
    string Gone,
    string GoneDetail
)
{
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Language == "fr" ? "fr-FR" : "en-GB");

    /// <summary>The best of both by quality (RFC 9110 section 12.5.4); English when neither is asked for.</summary>
    public static PageWords For(string acceptLanguage)
    {
        var best = acceptLanguage
            .Split(',', 16)
            .Select(Parse)
            .Where(choice => choice.Language is "fr" or "en" or "*")
            .OrderByDescending(choice => choice.Quality)
            .FirstOrDefault();
        return best is { Language: "fr", Quality: > 0 } ? French : English;
    }

    private static (string Language, double Quality) Parse(string choice)
    {
        var parts = choice.Split(';', 2);
        var weight = parts.Length == 2 ? parts[1].Trim() : "q=1";
        var known = double.TryParse(
            weight.AsSpan(Math.Min(2, weight.Length)),
            CultureInfo.InvariantCulture,
            out var quality
        );
        return (parts[0].Trim().Split('-')[0].ToLowerInvariant(), known ? quality : 0);
    }

    private static PageWords English { get; } =
        new(
            "en",
            "Share your accounts",
            "OrleansBank asks to see your accounts at {0}",
            "Its assistant then answers you in the chat. It can't move money.",
            "What it will see",
            "Names and numbers of the accounts that you tick, and the last four digits of their cards",
            "Their balances",
            "Their transactions",
            "Until {0}",
            "Until you end it",
            "You can end this at any time in OrleansBank.",
            "Who are you?",
            "Someone else",
            "any name gets invented accounts; all of them are shared",
            "Accounts of {0}",
            "Share",
            "Don't share",
            "A sandbox: the bank, its customers and their money are invented.",
            "Tick at least one account of this customer.",
            "Choose a customer.",
            "Choose to share or not to share.",
            "This request is over",
            "It is unknown, too old, or already answered. Go back to OrleansBank and begin again."
        );

    private static PageWords French { get; } =
        new(
            "fr",
            "Partager vos comptes",
            "OrleansBank demande à consulter vos comptes chez {0}",
            "Son assistant vous répond alors dans la discussion. Il ne peut pas déplacer d’argent.",
            "Ce qui sera visible",
            "Le nom et le numéro des comptes cochés, et les quatre derniers chiffres de leurs cartes",
            "Leurs soldes",
            "Leurs opérations",
            "Jusqu’au {0}",
            "Jusqu’à ce que vous y mettiez fin",
            "Vous pouvez y mettre fin à tout moment dans OrleansBank.",
            "Qui êtes-vous ?",
            "Quelqu’un d’autre",
            "tout nom reçoit des comptes inventés ; tous sont partagés",
            "Comptes : {0}",
            "Partager",
            "Ne pas partager",
            "Un bac à sable : la banque, ses clients et leur argent sont inventés.",
            "Cochez au moins un compte de ce client.",
            "Choisissez un client.",
            "Choisissez de partager ou non.",
            "Cette demande est close",
            "Elle est inconnue, trop ancienne ou déjà traitée. Revenez à OrleansBank et recommencez."
        );
}
