using OrleansBank.Domain;
using OrleansBank.Domain.Accounts;
using OrleansBank.Domain.Conversations;
using OrleansBank.Domain.Fraud;
using OrleansBank.Simulator.Outside;

namespace OrleansBank.Simulator.Oracle;

/// <summary>
/// What a whole conversation says was asked of the banks, read from its cards as a person reads them: a card that became "requested"
/// is a request, and the first end of an alert is an answer, with a request to freeze when it was not the person's own.
/// </summary>
internal sealed class ToldDecisions
{
    private readonly Dictionary<(BankId Bank, CardRef Card), CardStatus> _cards = [];
    private readonly HashSet<(BankId Bank, string Alert)> _ended = [];
    private readonly List<(BankId Bank, string What)> _told = [];

    public ToldDecisions(IEnumerable<Message> conversation)
    {
        foreach (var message in conversation.Where(one => !one.Erased))
        {
            if (message.Card is CardStateCard card)
                Read(card);
            else if (message.Card is FraudAlertCard { AlertId: { } id } alert && alert.Status != FraudAlertStatus.Open)
                Read(alert, id);
        }
    }

    /// <summary>With what the person's turns owed, in order; each has reached the bank by now.</summary>
    /// <param name="isExcused">Whether a decision may still be under way.</param>
    public void Compare(PersonTruth person, BankId bank, DecisionTruth[] owed, Func<DecisionTruth, bool> isExcused)
    {
        foreach (var one in owed.Where(one => one.Received is null && !isExcused(one)))
            person.Complain($"{one} was committed and has not reached the bank");
        // What has not come yet is not known, and stands for whatever was told in its place.
        string[] told = [.. _told.Where(one => one.Bank == bank).Select(one => one.What)];
        var differs = told.Length != owed.Length;
        for (var i = 0; i < told.Length && !differs; i++)
            differs = owed[i].Received is { } decision && OwedTruth.WhatOf(decision) != told[i];
        if (differs)
        {
            var reached = owed.Select(one => one.Received is { } had ? OwedTruth.WhatOf(had) : "?");
            person.Complain($"told of {bank}: {string.Join(", ", told)}; reached it: {string.Join(", ", reached)}");
        }
        if (owed.All(one => one.IsSettled))
            CompareCards(person, bank, owed);
    }

    /// <summary>When all is settled a card is what was last asked.</summary>
    private void CompareCards(PersonTruth person, BankId bank, DecisionTruth[] owed)
    {
        var last = new Dictionary<CardRef, CardStatus>();
        foreach (var one in owed)
        {
            if (one.Received is CardFreeze freeze)
                last[freeze.CardRef] = CardStatus.Frozen;
            else if (one.Received is CardUnfreeze unfreeze)
                last[unfreeze.CardRef] = CardStatus.Active;
        }
        foreach (var (card, status) in last)
        {
            if (_cards[(bank, card)] != status)
                person.Complain($"{card} of {bank} is told as {_cards[(bank, card)]} and is {status}");
        }
    }

    private void Read(CardStateCard told)
    {
        var card = (told.Bank, BankAccount.CardOf(told.Last4));
        var before = _cards.GetValueOrDefault(card, CardStatus.Active);
        if (told.Status == before)
            return;
        if (told.Status == CardStatus.FreezeRequested)
            _told.Add((told.Bank, $"freeze {card.Item2}"));
        else if (told.Status == CardStatus.UnfreezeRequested)
            _told.Add((told.Bank, $"unfreeze {card.Item2}"));
        _cards[card] = told.Status;
    }

    private void Read(FraudAlertCard told, string id)
    {
        if (!_ended.Add((told.Bank, id)))
            return;
        _told.Add((told.Bank, $"answer {id} {told.Status}"));
        var card = (told.Bank, BankAccount.CardOf(told.Last4));
        if (
            told.Status != FraudAlertStatus.NotMine
            || _cards.GetValueOrDefault(card, CardStatus.Active)
                is not (CardStatus.Active or CardStatus.UnfreezeRequested)
        )
            return;
        _cards[card] = CardStatus.FreezeRequested;
        _told.Add((told.Bank, $"freeze {card.Item2}"));
    }
}
