// A country's player with nothing but Go's standard library: it dials in over HTTP and speaks JSON.
//
//	go run . http://127.0.0.1:8080 sessions/7k2m china.token
//
// Change decide. All that it may know is in the view; docs/tutorials/dial-in-python.md says what is there.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// Deal has one level for each issue of its table.
type Deal struct {
	Levels []int `json:"levels"`
}

// Offer is a deal and what it is worth to us over none; By says who put it on the table.
type Offer struct {
	By           string  `json:"by"`
	Deal         Deal    `json:"deal"`
	Surplus      float64 `json:"surplus"`
	CommitsUsdBn float64 `json:"commitsUsdBn"`
}

// Table is one negotiation as we see it. Its menu runs from our best deal to our largest concession.
type Table struct {
	Table struct {
		ID string `json:"id"`
	} `json:"table"`
	Other         string   `json:"other"`
	ToMove        bool     `json:"toMove"`
	Time          float64  `json:"time"`
	Menu          []Offer  `json:"menu"`
	Standing      *Offer   `json:"standing"`
	AffordableUsd *float64 `json:"affordableUsdBn"`
}

// View is what we use of all that our seat may know.
type View struct {
	Kind   string  `json:"kind"`
	Round  int     `json:"round"`
	Rounds int     `json:"rounds"`
	Tables []Table `json:"tables"`
}

// Action is what we do at one table.
type Action struct {
	Table  string `json:"table"`
	Offer  *Deal  `json:"offer,omitempty"`
	Accept *Deal  `json:"accept,omitempty"`
}

// Move answers one turn; what it leaves out waits, and holds.
type Move struct {
	Tables []Action `json:"tables,omitempty"`
}

// decide asks for the best deal at first and gives way evenly; it accepts what is as good as what it would ask for.
func decide(view View) Move {
	var move Move
	if view.Kind == "TURN_KIND_MEASURES" {
		return move
	}
	for _, table := range view.Tables {
		if !table.ToMove || len(table.Menu) == 0 {
			continue
		}
		best, least := table.Menu[0].Surplus, table.Menu[len(table.Menu)-1].Surplus
		target := best - (best-least)*table.Time
		if offer := table.Standing; offer != nil && offer.By == table.Other && offer.Surplus >= target && table.affords(*offer) {
			move.Tables = append(move.Tables, Action{Table: table.Table.ID, Accept: &offer.Deal})
			continue
		}
		for i := len(table.Menu) - 1; i >= 0; i-- {
			if offer := table.Menu[i]; offer.Surplus >= target && table.affords(offer) {
				move.Tables = append(move.Tables, Action{Table: table.Table.ID, Offer: &offer.Deal})
				break
			}
		}
	}
	return move
}

func (table Table) affords(offer Offer) bool {
	return table.AffordableUsd == nil || offer.CommitsUsdBn <= *table.AffordableUsd
}

// News is what came after a number: a turn, how one ended, or the end of the session.
type News struct {
	Number json.RawMessage `json:"number"`
	Turn   *struct {
		Turn int  `json:"turn"`
		View View `json:"view"`
	} `json:"turn"`
	Over *struct {
		Finished bool   `json:"finished"`
		Digest   string `json:"digest"`
	} `json:"over"`
}

// Played is a move on its way, and what became of it on its way back.
type Played struct {
	Turn    int             `json:"turn"`
	Move    Move            `json:"move"`
	Refused json.RawMessage `json:"refused,omitempty"`
}

// Coordinator is called at an address, with the token of a seat.
type Coordinator struct {
	address, token string
	client         http.Client
}

// call makes one call, and again while the coordinator is away: every call here may be repeated.
func (c *Coordinator) call(method, path string, body, answer any) error {
	said, err := json.Marshal(body)
	if err != nil {
		return err
	}
	for attempt := 0; ; attempt++ {
		status, text, err := c.once(method, path, said)
		switch {
		case err == nil && status == http.StatusOK:
			return json.Unmarshal(text, answer)
		case err == nil && status != http.StatusServiceUnavailable:
			return fmt.Errorf("%s %s: %s", method, path, text)
		case err == nil:
			err = fmt.Errorf("%s %s: %s", method, path, text)
		}
		if attempt == 120 {
			return fmt.Errorf("%s does not come back: %w", c.address, err)
		}
		fmt.Fprintln(os.Stderr, "the coordinator is away:", err)
		time.Sleep(500 * time.Millisecond)
	}
}

func (c *Coordinator) once(method, path string, body []byte) (int, []byte, error) {
	if method == http.MethodGet {
		body = nil
	}
	request, err := http.NewRequest(method, c.address+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	response, err := c.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, text, err
}

// play answers turns to the end of the session, and gives its digest.
func play(c *Coordinator, session string) (string, error) {
	seen := "0"
	for {
		var news News
		if err := c.call(http.MethodGet, "/v1/"+session+"/seat/turn?wait=20s&after="+seen, nil, &news); err != nil {
			return "", err
		}
		seen = strings.Trim(string(news.Number), `"`)
		switch {
		case news.Over != nil && news.Over.Finished:
			return news.Over.Digest, nil
		case news.Over != nil:
			return "", fmt.Errorf("%s: over before it was finished", session)
		case news.Turn == nil:
			continue
		}
		fmt.Printf("turn %d, round %d of %d\n", news.Turn.Turn, news.Turn.View.Round, news.Turn.View.Rounds)
		moves := "/v1/" + session + "/seat/moves"
		var answer Played
		if err := c.call(http.MethodPost, moves, Played{Turn: news.Turn.Turn, Move: decide(news.Turn.View)}, &answer); err != nil {
			return "", err
		}
		if answer.Refused != nil {
			fmt.Fprintf(os.Stderr, "refused: %s\n", answer.Refused)
			if err := c.call(http.MethodPost, moves, Played{Turn: news.Turn.Turn}, &answer); err != nil {
				return "", err
			}
		}
	}
}

func run(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: first ADDRESS SESSION TOKEN_FILE")
	}
	token, err := os.ReadFile(args[2])
	if err != nil {
		return err
	}
	coordinator := &Coordinator{
		address: strings.TrimRight(args[0], "/"),
		token:   strings.TrimSpace(string(token)),
		client:  http.Client{Timeout: 90 * time.Second},
	}
	digest, err := play(coordinator, args[1])
	if err == nil {
		fmt.Println("finished, digest", digest)
	}
	return err
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "first:", err)
		os.Exit(1)
	}
}
