using System.Text;

namespace OrleansBank.Domain;

/// <summary>The check that every id from outside passes: 1 to 256 UTF-8 bytes, no control character.</summary>
public static class IdRules
{
    public static bool IsValid(string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > Limits.IdBytesMax)
            return false;
        foreach (var c in id)
        {
            if (char.IsControl(c) || char.IsSurrogate(c))
                return false;
        }
        return Encoding.UTF8.GetByteCount(id) <= Limits.IdBytesMax;
    }
}

/// <summary>A person, by the name under which the identity provider knows them.</summary>
public readonly record struct UserId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A bank, by the short name under which the operator configured it.</summary>
public readonly record struct BankId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A bank's own reference of an account: UK Open Banking AccountId, or an IBAN in camt. Unique within its bank.</summary>
public readonly record struct AccountRef(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A bank's own reference of a card; never the card's number. Unique within its bank.</summary>
public readonly record struct CardRef(string Value)
{
    public override string ToString() => Value;
}
